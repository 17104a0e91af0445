package tongban.kernel.licence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;

/**
 * What an issuer says of one licence at one moment (证照状态): its whole public course up to then, signed.
 *
 * @param zone the issuer's zone
 * @param at when it was said, whole seconds
 * @param course all entries up to then
 */
public record LicenceStatus(ZoneCode zone, Instant at, LicenceCourse course) {

    /** For how long after its moment a status speaks of the present. */
    public static final Duration FRESH_FOR = Duration.ofMinutes(15);

    private static final String HEADING = "tongban/1/licence-status";

    public LicenceStatus {
        LicenceLines.requireWritable(at);
        if (course.entries().getLast().at().isAfter(at)) {
            throw new IllegalArgumentException("a status does not speak of what is still to come");
        }
    }

    /** Whether it can tell the state at a moment: one before it was said, or at most {@link #FRESH_FOR} after. */
    public boolean speaksOf(Instant moment) {
        return !moment.isAfter(at.plus(FRESH_FOR));
    }

    /** The text that is signed; its only form. */
    public String text() {
        StringBuilder text = new StringBuilder(256);
        text.append(HEADING).append("\nzone ").append(zone).append("\nat ").append(at);
        text.append("\nlicence ").append(LicenceLines.hex(course.licence())).append('\n');
        course.entries().forEach(entry -> text.append(entry.line()).append('\n'));
        return text.toString();
    }

    /** The status as a note that an issuing key of the zone signed. */
    public SignedNote signedBy(Signer issuing) {
        return SignedNote.sign(text(), Purpose.LICENCE_STATUS, zone.value(), issuing);
    }

    /** Reads a text strictly. */
    public static LicenceReading<LicenceStatus> read(String text) {
        return LicenceLines.read(text, HEADING, in -> {
            ZoneCode zone = in.value(
                    "zone",
                    value -> ZoneCode.read(value)
                            .code()
                            .filter(code -> code.value().equals(value)));
            Instant at = in.instant("at");
            Digest licence = in.digest("licence");
            List<LicenceEntry> entries = new ArrayList<>();
            do {
                entries.add(LicenceEntry.read(in, licence));
            } while (in.more() && entries.size() < LicenceCourse.ENTRIES_MAX);
            if (!LicenceCourse.follows(entries) || entries.getLast().at().isAfter(at)) {
                throw in.fault(LicenceReading.Cause.IMPOSSIBLE_COURSE);
            }
            return new LicenceStatus(zone, at, new LicenceCourse(entries));
        });
    }

    /** Whether the course holds this entry, as a status about the licence of a proven entry must. */
    Optional<LicenceEntry> same(LicenceEntry proven) {
        return course.entries().stream().filter(proven::equals).findFirst();
    }
}
