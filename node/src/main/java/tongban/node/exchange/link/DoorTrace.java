package tongban.node.exchange.link;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import tongban.node.web.Trace;
import tongban.node.web.TraceParent;

/** At the door, too, a request goes on with the trace id that its sender gave it, or gets one. */
final class DoorTrace extends ValveBase {

    DoorTrace() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        TraceParent trace = TraceParent.read(request.getHeader(TraceParent.HEADER))
                .orElseGet(() -> TraceParent.fresh(ThreadLocalRandom.current(), false));
        trace.enter();
        Trace.takeLinks(request.getHeader(Trace.LINKS_HEADER));
        response.setHeader(Trace.HEADER, trace.id());
        try {
            getNext().invoke(request, response);
        } finally {
            TraceParent.leave();
        }
    }
}
