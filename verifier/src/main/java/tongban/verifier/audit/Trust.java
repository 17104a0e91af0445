package tongban.verifier.audit;

import java.util.Map;
import java.util.Optional;
import tongban.kernel.seal.PublicKey;

/**
 * What the reader knows of seal keys from elsewhere: fingerprints, and whole keys from certificates. Without any, an
 * audit still holds all to the seal keys in the files and says whose fingerprints must be compared.
 *
 * @param fingerprints by zone, 16 or 64 lower-case hexadecimal digits
 * @param keys by zone
 */
record Trust(Map<String, String> fingerprints, Map<String, PublicKey> keys) {

    Trust {
        fingerprints = Map.copyOf(fingerprints);
        keys = Map.copyOf(keys);
    }

    /** Whether the reader named this zone's seal key. */
    boolean names(String zone) {
        return fingerprints.containsKey(zone) || keys.containsKey(zone);
    }

    /** Whether a seal key is the one that the reader named; a zone that the reader did not name may have any. */
    boolean allows(String zone, PublicKey seal) {
        String fingerprint = fingerprints.getOrDefault(zone, "");
        PublicKey key = keys.getOrDefault(zone, seal);
        return seal.fingerprint().replace(" ", "").startsWith(fingerprint) && key.equals(seal);
    }

    Optional<PublicKey> key(String zone) {
        return Optional.ofNullable(keys.get(zone));
    }
}
