package tongban.node.trial;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Envelope;

/**
 * What a node answered.
 *
 * @param status the HTTP status
 * @param type its content type, empty when there was none
 * @param retryAfter the header of this name
 * @param body the bytes
 */
public record Reply(int status, String type, Optional<String> retryAfter, byte[] body) {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final Pattern WORD = Pattern.compile("\"type\"\\s*:\\s*\"[^\"]*?([a-z0-9-]+)\"");

    /** The envelope, when it is one. */
    public Optional<Envelope> envelope() {
        return status == OK && Envelope.decode(body) instanceof Decoded.Well<Envelope> well
                ? Optional.of(well.value())
                : Optional.empty();
    }

    /** Whether this is a problem as RFC 9457 describes it. */
    public boolean isProblem() {
        return status >= 400
                && type.startsWith("application/problem+json")
                && problem().isPresent();
    }

    /** The last word of the problem's type. */
    public Optional<String> problem() {
        Matcher word = WORD.matcher(text());
        return word.find() ? Optional.of(word.group(1)) : Optional.empty();
    }

    /** Whether a node may answer like this to anything at all. */
    public boolean isClear() {
        return envelope().isPresent()
                || isProblem() && (status < 500 || status == UNAVAILABLE && retryAfter.isPresent());
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
