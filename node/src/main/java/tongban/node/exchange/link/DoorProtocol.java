package tongban.node.exchange.link;

import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.ErrorState;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP at the door. What the server refuses before it has read the headers to their end, it answers, and closes the
 * connection at once. A sender who still writes would then lose the answer with the connection, so this hears him out
 * before it closes (RFC 9112, 9.6).
 */
final class DoorProtocol extends Http11NioProtocol {

    private final long heardMax;

    /** @param heardMax so many bytes are read and dropped after an answer that ends the connection */
    DoorProtocol(long heardMax) {
        this.heardMax = heardMax;
    }

    @Override
    protected Processor createProcessor() {
        return new HearsOut(this, getAdapter(), heardMax);
    }

    private static final class HearsOut extends Http11Processor {

        private static final long QUIET_MAX_MS = 4000;
        private static final long HEARD_WITHIN_NS = Duration.ofSeconds(20).toNanos();
        private static final int PIECE = 8192;

        private final long heardMax;

        HearsOut(AbstractHttp11Protocol<?> protocol, Adapter adapter, long heardMax) {
            super(protocol, adapter);
            this.heardMax = heardMax;
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            SocketState state = super.service(socket);
            if (state == SocketState.CLOSED && getErrorState() == ErrorState.CLOSE_CLEAN) {
                hearOut(socket);
            }
            return state;
        }

        private void hearOut(SocketWrapperBase<?> socket) {
            byte[] dropped = new byte[PIECE];
            long begun = System.nanoTime();
            socket.setReadTimeout(QUIET_MAX_MS);
            try {
                int read = 0;
                for (long heard = 0; read >= 0 && heard < heardMax; heard += read) {
                    if (System.nanoTime() - begun > HEARD_WITHIN_NS) {
                        return;
                    }
                    read = socket.read(true, dropped, 0, PIECE);
                }
            } catch (IOException gone) {
                // He has the answer and went, or says nothing any more: there is nobody left to lose it.
                getLog().debug("nothing more came after a refusal", gone);
            }
        }
    }
}
