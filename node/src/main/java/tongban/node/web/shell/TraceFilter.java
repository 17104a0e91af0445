package tongban.node.web.shell;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import org.springframework.web.filter.OncePerRequestFilter;
import tongban.node.web.Trace;
import tongban.node.web.TraceParent;

/** Gives every request its trace id, or goes on with the one that a caller sent (W3C Trace Context, section 3.2). */
final class TraceFilter extends OncePerRequestFilter {

    private final SecureRandom random;
    private final ToldTraces told = new ToldTraces();

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
        TraceParent trace = traceOf(request);
        request.setAttribute(Trace.HEADER, trace);
        trace.enter();
        try {
            if (!response.isCommitted()) {
                response.setHeader(Trace.HEADER, trace.id());
            }
            chain.doFilter(request, response);
        } finally {
            TraceParent.leave();
        }
    }

    private TraceParent traceOf(HttpServletRequest request) {
        return request.getAttribute(Trace.HEADER) instanceof TraceParent known
                ? known
                : TraceParent.read(request.getHeader(TraceParent.HEADER))
                        .orElseGet(() -> TraceParent.fresh(random, told.take(System.nanoTime())));
    }
}
