package tongban.node.web.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import tongban.node.web.Trace;

/** Gives every request its trace id, or goes on with the one that a partner sent (W3C Trace Context, section 3.2). */
final class TraceFilter extends OncePerRequestFilter {
    static final String HEADER = "Trace-Id";
    private static final Pattern SENT = Pattern.compile("00-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int BYTES = 16;

    private final SecureRandom random;

    TraceFilter(SecureRandom random) {
        this.random = random;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = idOf(request);
        request.setAttribute(HEADER, id);
        MDC.put(Trace.NAME, id);
        try {
            if (!response.isCommitted()) {
                response.setHeader(HEADER, id);
            }
            chain.doFilter(request, response);
        } finally {
            MDC.remove(Trace.NAME);
        }
    }

    private String idOf(HttpServletRequest request) {
        if (request.getAttribute(HEADER) instanceof String known) {
            return known;
        }
        String sent = sent(request.getHeader("traceparent"));
        if (sent != null) {
            return sent;
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static @Nullable String sent(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher matcher = SENT.matcher(header);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
