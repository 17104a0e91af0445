package tongban.kernel.compact;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactFault.Cause;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.SignedNote;

/** A signed text of a heading and named lines, all of them present in one order, with exactly one signature. */
final class NoteLines {

    private final List<String> names;
    private final String[] lines;

    private NoteLines(List<String> names, String[] lines) {
        this.names = names;
        this.lines = lines;
    }

    static CompactReading<NoteLines> of(SignedNote note, String heading, String... names) {
        String[] lines = note.text().substring(0, note.text().length() - 1).split("\n", -1);
        if (!lines[0].equals(heading)) {
            return CompactReading.refused(Cause.WRONG_HEADING, 1, heading);
        }
        for (int i = 0; i < names.length; i++) {
            if (i + 1 >= lines.length || !lines[i + 1].startsWith(names[i] + " ")) {
                return CompactReading.refused(Cause.MISSING_LINE, Math.min(i + 2, lines.length), names[i]);
            }
        }
        return lines.length > names.length + 1
                ? CompactReading.refused(Cause.SURPLUS_LINE, names.length + 2, lines[names.length + 1])
                : CompactReading.well(new NoteLines(List.of(names), lines));
    }

    /** The value of a line as something else. */
    <T> CompactReading<T> as(String name, Function<String, Optional<T>> parser, Cause otherwise) {
        int line = names.indexOf(name) + 1;
        String value = lines[line].substring(name.length() + 1);
        return parser.apply(value)
                .<CompactReading<T>>map(CompactReading::well)
                .orElseGet(() -> CompactReading.refused(otherwise, line + 1, value));
    }

    /** Exactly one signature, so that no byte is outside of what was checked: by this zone's key, in its name. */
    static CompactReading<SignedNote> sealed(SignedNote note, ZoneCode zone, PublicKey seal, Purpose purpose) {
        if (note.signatures().size() != 1) {
            return CompactReading.refused(
                    Cause.NOT_A_NOTE, 0, Integer.toString(note.signatures().size()));
        }
        var signature = note.signatures().getFirst();
        if (!signature.name().equals(zone.value()) || !signature.key().equals(seal.id())) {
            return CompactReading.refused(Cause.WRONG_SIGNER, 0, signature.name() + " " + signature.key());
        }
        return note.signedBy(zone.value(), seal, purpose)
                ? CompactReading.well(note)
                : CompactReading.refused(Cause.SIGNATURE_INVALID, 0, zone.value());
    }
}
