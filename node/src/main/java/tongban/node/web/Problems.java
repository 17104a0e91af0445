package tongban.node.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/**
 * Refusals to machines as problems (RFC 9457): title, cause and cure in the asked language, and the trace id. A
 * problem is named by a key; its words are {@code KEY.title}, {@code KEY.cause} and {@code KEY.cure} in the module's
 * messages.
 */
public final class Problems {
    private static final String TYPE = "urn:tongban:problem:";

    private final MessageSource words;

    public Problems(MessageSource words) {
        this.words = words;
    }

    /** The problem of a key. */
    public ProblemDetail of(HttpStatus status, String key, Locale locale, Object... arguments) {
        String cause = words.getMessage(key + ".cause", arguments, locale);
        String cure = words.getMessage(key + ".cure", arguments, locale);
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, cause);
        problem.setType(URI.create(TYPE + key));
        problem.setTitle(words.getMessage(key + ".title", arguments, locale));
        problem.setProperty("cause", cause);
        problem.setProperty("cure", cure);
        problem.setProperty("trace", Trace.id());
        return problem;
    }

    /** The answer that carries a problem. */
    public ResponseEntity<ProblemDetail> answer(HttpStatus status, String key, Locale locale, Object... arguments) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(status, key, locale, arguments));
    }
}
