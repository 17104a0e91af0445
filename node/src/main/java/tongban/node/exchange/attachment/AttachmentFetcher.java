package tongban.node.exchange.attachment;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.Body;
import tongban.kernel.seal.Suite;

/** Fetches attachments from the partner that named them, going on where the last attempt broke off. */
public final class AttachmentFetcher {

    private static final Logger LOG = LoggerFactory.getLogger(AttachmentFetcher.class);

    private final AttachmentTable table;

    /** A partner's door. */
    public interface Source {

        /** The content from a byte on; the caller closes it. */
        Piece open(Attachment attachment, long from) throws IOException, InterruptedException;
    }

    /** What a partner's door gives. */
    public record Piece(byte[] salt, InputStream content) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    public AttachmentFetcher(AttachmentTable table) {
        this.table = table;
    }

    /**
     * Fetches what is missing of an attachment.
     *
     * @param writer the suite of the channel that names it
     * @return whether it is complete now
     * @throws IOException when the way broke; what came is kept
     */
    public boolean fetch(Attachment attachment, Suite writer, Source source) throws IOException, InterruptedException {
        AttachmentTable.Row row = table.expect(attachment);
        if (row.complete()) {
            return true;
        }
        // A part that came half is asked for again from its beginning.
        long from = row.held() - row.held() % AttachmentTable.PART;
        if (row.held() < row.length() || row.salt() == null) {
            read(attachment, row, row.held() == row.length() ? 0 : from, source);
        }
        if (table.held(attachment) < attachment.length()) {
            return false;
        }
        boolean holds = table.complete(attachment, writer);
        if (!holds) {
            LOG.warn("an attachment of {} bytes has another digest than its entry says; asking again", row.length());
        }
        return holds;
    }

    private void read(Attachment attachment, AttachmentTable.Row row, long from, Source source)
            throws IOException, InterruptedException {
        try (Piece piece = source.open(attachment, from)) {
            if (piece.salt().length != Body.SALT_LENGTH) {
                throw new IOException("the partner names no salt for the attachment");
            }
            table.salt(row.id(), piece.salt());
            long offset = from;
            while (offset < row.length()) {
                int wanted = (int) Math.min(AttachmentTable.PART, row.length() - offset);
                byte[] part = piece.content().readNBytes(wanted);
                if (part.length < wanted) {
                    throw new IOException("the attachment broke off at byte " + (offset + part.length));
                }
                table.append(row.id(), offset, part);
                offset += part.length;
            }
        }
    }
}
