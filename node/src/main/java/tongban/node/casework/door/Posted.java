package tongban.node.casework.door;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tongban.node.casework.CaseOutcome.Refused;
import tongban.node.casework.crossing.CaseMessage;
import tools.jackson.databind.JsonNode;

/**
 * What a program posted.
 *
 * @param key its Idempotency-Key
 * @param bytes as they came
 * @param body the object that they are
 */
record Posted(String key, byte[] bytes, JsonNode body) {

    private static final int BODY_MAX = 128 * 1024;
    private static final long FORGOTTEN_MAX = 32L * 1024 * 1024;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

    /** Who is still sending would not hear the answer: some of the rest is read and forgotten. */
    private static void forget(InputStream in) throws IOException {
        byte[] some = new byte[16 * 1024];
        int read = 0;
        for (long all = 0; all < FORGOTTEN_MAX && read >= 0; all += read) {
            read = in.read(some);
        }
    }

    /** Does something with it, or says what is wrong with it. */
    static Reply read(HttpServletRequest request, Locale locale, Function<Posted, Reply> deed) throws IOException {
        String key = request.getHeader("Idempotency-Key");
        if (key == null || !KEY.matcher(key).matches()) {
            return Reply.refused(Refused.of("idempotency-key"), locale);
        }
        InputStream in = request.getInputStream();
        byte[] bytes = in.readNBytes(BODY_MAX + 1);
        if (bytes.length > BODY_MAX) {
            forget(in);
            return Reply.refused(Refused.of("form-size", BODY_MAX), locale);
        }
        Optional<JsonNode> body = CaseMessage.object(bytes);
        return body.isEmpty()
                ? Reply.refused(Refused.of("form-json"), locale)
                : deed.apply(new Posted(key, bytes, body.get()));
    }
}
