package tongban.kernel.licence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tongban.kernel.seal.PublicKey;

/**
 * Which zones the one who verifies believes, and for how long (信任名单).
 *
 * @param issuers any number, in no order
 */
public record TrustedIssuers(List<Issuer> issuers) {

    /**
     * One zone's seal key.
     *
     * @param zone its code
     * @param seal its seal key, known from elsewhere
     * @param expelled from when it is believed no more, when it was expelled
     */
    public record Issuer(String zone, PublicKey seal, Optional<Instant> expelled) {}

    public TrustedIssuers {
        issuers = List.copyOf(issuers);
    }

    /** The seal keys by which a zone is believed at a moment; empty for a zone that is unknown or was expelled. */
    List<PublicKey> seals(String zone, Instant moment) {
        return issuers.stream()
                .filter(issuer -> issuer.zone().equals(zone))
                .filter(issuer ->
                        issuer.expelled().filter(end -> !moment.isBefore(end)).isEmpty())
                .map(Issuer::seal)
                .toList();
    }
}
