package tongban.kernel.compact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactFault.Cause;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;

/**
 * A party stops a compact at once, or lets it go on, under its zone seal and with a reason (暂停、恢复、终止、撤回). It
 * counts from the moment at which a zone holds it; the instant in it is what the signer says.
 *
 * @param compact the id
 * @param zone who signs
 * @param number 1, 2, 3 and so on for this zone and compact; the highest one counts
 * @param act what it does
 * @param at the signer's instant, whole seconds
 * @param reason one line of 1 to 200 characters
 */
public record Suspension(CompactId compact, ZoneCode zone, long number, Act act, Instant at, String reason) {

    private static final String HEADING = "tongban/1/compact-suspension";

    /** What is done to the compact. */
    public enum Act {
        /** 暂停: nothing passes until every party that suspended has resumed. */
        SUSPEND("suspend"),
        /** 恢复: lifts the signer's own suspension. */
        RESUME("resume"),
        /** 终止: the compact is over for all; nothing lifts it. */
        END("end"),
        /** 撤回: the signer takes its consent back before all have signed; the compact never came into force. */
        WITHDRAW("withdraw");

        private final String word;

        Act(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** Whether nothing of this zone can follow. */
        public boolean last() {
            return this == END || this == WITHDRAW;
        }

        static Optional<Act> read(String text) {
            for (Act act : values()) {
                if (act.word.equals(text)) {
                    return Optional.of(act);
                }
            }
            return Optional.empty();
        }
    }

    public Suspension {
        Form.require(number >= 1 && number <= Form.NUMBER_MAX, "suspensions are numbered from 1");
        Form.require(
                at.equals(at.truncatedTo(ChronoUnit.SECONDS))
                        && Form.instant(at.toString()).isPresent(),
                "an instant has whole seconds");
        Form.require(isReason(reason), "a reason is one line of 1 to 200 characters");
    }

    /** Whether a text can be a reason. */
    public static boolean isReason(String text) {
        return Form.isLine(text, Form.TITLE_MAX);
    }

    /** The text that is signed. */
    public String text() {
        return HEADING + "\ncompact " + compact.hex() + "\nzone " + zone + "\nnumber " + number + "\nact " + act.word
                + "\nat " + at + "\nreason " + reason + "\n";
    }

    public SignedNote signedBy(Signer seal) {
        return SignedNote.sign(text(), Purpose.COMPACT_SUSPENSION, zone.value(), seal);
    }

    /** Reads a note strictly; says nothing yet about whether the signature is right. */
    public static CompactReading<Suspension> read(SignedNote note) {
        return NoteLines.of(note, HEADING, "compact", "zone", "number", "act", "at", "reason")
                .then(lines -> lines.as("compact", CompactId::read, Cause.BAD_ID)
                        .then(compact -> lines.as("zone", Direction::zone, Cause.BAD_ZONE)
                                .then(zone -> rest(lines, compact, zone))));
    }

    private static CompactReading<Suspension> rest(NoteLines lines, CompactId compact, ZoneCode zone) {
        return lines.as("number", Suspension::number, Cause.BAD_NUMBER)
                .then(number -> lines.as("act", Act::read, Cause.BAD_ACT)
                        .then(act -> lines.as("at", Form::instant, Cause.BAD_INSTANT)
                                .then(at -> lines.as("reason", Suspension::reason, Cause.BAD_REASON)
                                        .then(reason -> CompactReading.well(
                                                new Suspension(compact, zone, number, act, at, reason))))));
    }

    private static Optional<Long> number(String text) {
        var number = Form.number(text);
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static Optional<String> reason(String text) {
        return Optional.of(text).filter(Suspension::isReason);
    }

    /** Whether the note is this zone's own, for a compact to which it is a party. */
    public CompactReading<Suspension> check(SignedNote note, Compact of, PublicKey seal) {
        if (!of.id().equals(compact)) {
            return CompactReading.refused(Cause.OTHER_COMPACT, 2, compact.brief());
        }
        if (!of.parties().contains(zone)) {
            return CompactReading.refused(Cause.NOT_A_PARTY, 3, zone.value());
        }
        return NoteLines.sealed(note, zone, seal, Purpose.COMPACT_SUSPENSION).then(n -> CompactReading.well(this));
    }
}
