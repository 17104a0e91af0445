package tongban.node.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import tongban.kernel.channel.Attachment;

/**
 * Large things that travel beside the log (附件): stored and sent in pieces, so that one of 1 GiB needs no more memory
 * than a small one. A message names them by salted digest; it has its effect when all of them are here.
 */
public interface Attachments {

    /**
     * Stores an attachment, piece by piece, in transactions of its own; a message may name it afterwards.
     *
     * @throws IOException when the stream breaks; nothing is left
     * @throws IllegalArgumentException when it has more than 1 GiB
     */
    Attachment store(InputStream content) throws IOException;

    /**
     * Writes a complete attachment's content.
     *
     * @throws IllegalArgumentException when it is not here, or not complete
     */
    void write(Attachment attachment, OutputStream out) throws IOException;

    /** How many bytes of an attachment are here. */
    long held(Attachment attachment);

    /** Takes an attachment away for ever, as an erasure asks. */
    void erase(Attachment attachment);
}
