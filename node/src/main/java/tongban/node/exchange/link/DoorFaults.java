package tongban.node.exchange.link;

import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.node.exchange.door.Problem;

/**
 * What the server itself refuses before or beside the servlets: headers that are too large, paths that nothing serves,
 * other methods. The server's own page would show a stack trace and its version; this gives the problem that every
 * other refusal gives.
 */
final class DoorFaults extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(DoorFaults.class);
    private static final int FIRST_FAULT = 400;
    private static final int BUG = 500;

    private static final Map<Integer, String> CURES = Map.of(
            400, "the request is not well-formed HTTP, or its headers have more than 8 KiB",
            404, "nothing is served at this path; POST to /exchange/v1/ and the sender's zone code",
            405, "another method is asked for: POST for envelopes, GET for attachments",
            501, "another method is asked for: POST for envelopes, GET for attachments");

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        int status = response.getStatus();
        if (status < FIRST_FAULT || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (fault != null && status >= BUG) {
            LOG.error("a request at the door failed", fault);
        }
        // A method that the server does not know is the sender's fault, as one that it knows and refuses is.
        int shown = status == 501 ? 405 : status;
        try {
            Problem.write(
                    response,
                    shown,
                    "http-" + shown,
                    CURES.getOrDefault(
                            status, "this node could not handle the request; its operator finds the trace id"));
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("the partner did not wait for its answer", gone);
        }
    }
}
