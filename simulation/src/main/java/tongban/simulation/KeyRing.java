package tongban.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;
import tongban.kernel.seal.Suite;

/**
 * The keys of all simulated zones. Making keys costs more than a run, so one ring serves many runs of a thread; each
 * run restarts the randomness of the signatures.
 */
final class KeyRing {

    /** Node keys of a zone: one to begin with and some to change to. */
    static final int NODE_KEYS = 4;

    private static final long FIRST_SEED = 0x74_6f_6e_67L;

    private final SeededRandom signatures = new SeededRandom(0);
    private final Map<String, ZoneKeys> zones = new HashMap<>();
    private final Map<ChannelName, Incoming> empty = new HashMap<>();

    /**
     * One zone's keys in one suite.
     *
     * @param node certified, in the order of their use
     * @param foreign a key that nobody certified
     */
    record ZoneKeys(PrivateKey seal, List<PrivateKey> node, List<SignedNote> certificates, PrivateKey foreign) {
        Optional<Signer> signer(KeyId id) {
            return node.stream()
                    .filter(key -> key.publicKey().id().equals(id))
                    .map(Signer.class::cast)
                    .findFirst();
        }

        /** The place of a key in the order of use. */
        int place(PublicKey key) {
            for (int i = 0; i < node.size(); i++) {
                if (node.get(i).publicKey().equals(key)) {
                    return i;
                }
            }
            throw new IllegalArgumentException("not a node key of this zone");
        }
    }

    /** Begins a run: from here on all signatures are decided by its seed. */
    void restart(long seed) {
        signatures.restart(seed);
    }

    ZoneKeys of(ZoneCode zone, Suite suite) {
        return zones.computeIfAbsent(zone + suite.label(), name -> make(zone, suite));
    }

    /** What a partner holds of a channel before its first entry. */
    Incoming empty(ChannelName channel) {
        return empty.computeIfAbsent(channel, name -> {
            ZoneKeys keys = of(name.from(), name.suite());
            return Incoming.empty(
                    name, keys.seal().publicKey(), keys.certificates().getFirst());
        });
    }

    private ZoneKeys make(ZoneCode zone, Suite suite) {
        // Keys must not depend on which run asks for them first.
        SeededRandom making = new SeededRandom(FIRST_SEED + zone.value().hashCode() * 31L + suite.ordinal());
        PrivateKey seal = PrivateKey.generate(suite, making);
        List<PrivateKey> node = new ArrayList<>();
        List<SignedNote> certificates = new ArrayList<>();
        for (int i = 0; i < NODE_KEYS; i++) {
            PrivateKey key = signing(suite, making);
            Instant from = Instant.parse("2020-01-01T00:00:00Z").plusSeconds(86_400L * i);
            Instant until = Instant.parse("2040-01-01T00:00:00Z");
            node.add(key);
            certificates.add(
                    new KeyCertificate(zone.value(), KeyKind.NODE, key.publicKey(), from, until).signedBy(seal));
        }
        return new ZoneKeys(seal, node, certificates, signing(suite, making));
    }

    private PrivateKey signing(Suite suite, SeededRandom making) {
        byte[] secret = new byte[32];
        making.nextBytes(secret);
        secret[0] = 1;
        return PrivateKey.read(suite, secret, signatures).orThrow();
    }
}
