package tongban.node.exchange.link;

import java.io.IOException;
import tongban.kernel.channel.Attachment;
import tongban.node.exchange.attachment.AttachmentFetcher;
import tongban.node.zone.Partner;

/** Brings an envelope to a partner and its answer back. */
public interface Transport {

    /**
     * One round trip.
     *
     * @return the answer's bytes
     * @throws Unreachable when no answer came, with a word for the cause
     */
    byte[] send(Partner partner, byte[] envelope) throws Unreachable, InterruptedException;

    /** An attachment of a partner from a byte on. */
    AttachmentFetcher.Piece attachment(Partner partner, Attachment attachment, long from)
            throws IOException, InterruptedException;

    /**
     * Reads something that the partner's door gives to anyone.
     *
     * @param path path and query below its address
     * @return the answer's bytes
     * @throws Unreachable when no answer came; {@code status.404} and the like when it is a problem
     */
    default byte[] get(Partner partner, String path) throws Unreachable, InterruptedException {
        throw new Unreachable("connection", "this way carries envelopes only");
    }

    /** No answer came. */
    final class Unreachable extends IOException {

        private static final long serialVersionUID = 1;

        private final String code;

        /**
         * @param code {@code connection}, {@code tls-pin}, {@code time-out}, {@code status} or {@code answer}
         * @param detail what the network or the partner's node said
         */
        public Unreachable(String code, String detail) {
            super(detail);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
