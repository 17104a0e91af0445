package tongban.kernel.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tongban.kernel.seal.SealRefusal.Cause;

/** A text of one heading line and then named fields, all of them present, in one order: {@code name SP value LF}. */
final class NoteFields {

    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    private static final int HEADING_LINES = 1;

    private final List<String> names;
    private final List<String> values;

    private NoteFields(List<String> names, List<String> values) {
        this.names = names;
        this.values = values;
    }

    /** {@code text} ends with a line feed, as {@link PlainText} makes sure. */
    static Reading<NoteFields> read(String text, String heading, String... names) {
        String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
        if (!lines[0].equals(heading)) {
            return Reading.refused(Cause.WRONG_HEADING, 1, "the first line must be: " + heading);
        }
        var values = new ArrayList<String>();
        for (int i = 0; i < names.length; i++) {
            int number = HEADING_LINES + i + 1;
            String start = names[i] + " ";
            if (number > lines.length || !lines[number - 1].startsWith(start)) {
                return Reading.refused(
                        Cause.MISSING_FIELD, Math.min(number, lines.length), "here belongs the line of: " + names[i]);
            }
            values.add(lines[number - 1].substring(start.length()));
        }
        int expected = HEADING_LINES + names.length;
        if (lines.length > expected) {
            return Reading.refused(
                    Cause.SURPLUS_LINE, expected + 1, "nothing may follow the line of: " + names[names.length - 1]);
        }
        return Reading.well(new NoteFields(List.of(names), values));
    }

    private int line(String name) {
        return HEADING_LINES + names.indexOf(name) + 1;
    }

    String value(String name) {
        return values.get(names.indexOf(name));
    }

    /** The field's value as something else, or a refusal at its line. */
    <T> Reading<T> as(String name, Function<String, Optional<T>> parser, Cause cause, String wanted) {
        return parser.apply(value(name))
                .<Reading<T>>map(Reading::well)
                .orElseGet(() -> Reading.refused(cause, line(name), wanted));
    }

    Reading<String> zone() {
        return as(
                "zone",
                value -> Optional.of(value).filter(PlainText::isName),
                Cause.BAD_NAME,
                "zone: 1 to 64 of a-z 0-9 . -");
    }

    Reading<KeyKind> kind() {
        return as("kind", KeyKind::ofLabel, Cause.UNKNOWN_KIND, "kind: zone-seal, node or issuing");
    }

    Reading<Suite> suite() {
        return as("suite", Suite::ofLabel, Cause.UNKNOWN_SUITE, "suite: sm2-sm3 or ed25519-sha256");
    }

    Reading<KeyId> keyId() {
        return as("key", KeyId::read, Cause.BAD_KEY_ID, "key: 16 lower-case hexadecimal digits");
    }

    Reading<byte[]> bytes(String name) {
        return as(name, PlainText::ofBase64, Cause.BAD_BASE64, name + ": base64 with padding");
    }

    /** As {@link #bytes(String)}, and of exactly this length. */
    Reading<byte[]> bytes(String name, int length) {
        Function<String, Optional<byte[]>> parser =
                value -> PlainText.ofBase64(value).filter(bytes -> bytes.length == length);
        return as(name, parser, Cause.BAD_BASE64, name + ": " + length + " bytes in base64 with padding");
    }

    Reading<Instant> instant(String name) {
        return as(
                name, NoteFields::parseInstant, Cause.BAD_INSTANT, name + ": an instant such as 2026-11-25T03:00:00Z");
    }

    Reading<PublicKey> publicKey(Suite suite) {
        return bytes("key").then(encoded -> PublicKey.read(suite, encoded)).at(line("key"));
    }

    private static Optional<Instant> parseInstant(String text) {
        if (!INSTANT.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            Instant instant = Instant.parse(text);
            // 24:00:00 and a leap second parse too, but are second spellings of another instant.
            return instant.toString().equals(text) ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Throws where an instant has no place in a note: a fraction of a second, or a year outside 0000 to 9999. */
    static void requireWritable(Instant instant) {
        boolean whole = instant.equals(instant.truncatedTo(ChronoUnit.SECONDS));
        if (!whole || !INSTANT.matcher(instant.toString()).matches()) {
            throw new IllegalArgumentException("an instant in a note has whole seconds and a year of four digits");
        }
    }
}
