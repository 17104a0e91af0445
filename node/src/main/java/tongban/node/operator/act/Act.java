package tongban.node.operator.act;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tongban.kernel.seal.Suite;

/**
 * One line of the record.
 *
 * @param number from 1, without gaps
 * @param at when, to the millisecond
 * @param operator whose account, if somebody had signed in
 * @param name who, by the name to sign in with
 * @param act the key of what was done
 * @param subject what it was done to
 * @param details lines: key, tabulator, value
 * @param trace the trace id of the request
 */
public record Act(
        long number,
        Instant at,
        Optional<UUID> operator,
        String name,
        String act,
        String subject,
        String details,
        String trace) {

    /**
     * The digest of this line after the one before it: SM3 over the previous digest and all fields with their
     * lengths.
     */
    byte[] digest(byte[] previous) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(previous);
            out.writeLong(number);
            out.writeLong(at.toEpochMilli());
            write(out, operator.map(UUID::toString).orElse(""));
            write(out, name);
            write(out, act);
            write(out, subject);
            write(out, details);
            write(out, trace);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return Suite.SM2_SM3.hash(bytes.toByteArray());
    }

    /** The details as they were given. */
    public Map<String, String> detailLines() {
        Map<String, String> lines = new LinkedHashMap<>();
        details.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            lines.put(line.substring(0, tab), line.substring(tab + 1));
        });
        return lines;
    }

    static String details(Map<String, String> given) {
        StringBuilder text = new StringBuilder();
        given.forEach((key, value) ->
                text.append(plain(key)).append('\t').append(plain(value)).append('\n'));
        return text.toString();
    }

    /** Control characters become blanks: PostgreSQL takes no NUL, and a line is a line. */
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
