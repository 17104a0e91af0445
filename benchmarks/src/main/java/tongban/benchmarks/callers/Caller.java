package tongban.benchmarks.callers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One caller: a kept connection on which it asks, waits for the answer and asks again. */
final class Caller {
    private final InetSocketAddress address;
    private final byte[] head;
    private final Questions questions;
    private final String name;
    private final ByteBuffer out;
    private final AnswerReader answer = new AnswerReader();
    private @Nullable SocketChannel channel;
    private byte[] nonce = {};
    private long asked;
    private long askedNanos;

    /**
     * A caller that is not connected yet.
     *
     * @param name stands in each of its nonces, and no other caller has it
     * @param headers more header lines, such as an authorisation
     */
    Caller(String name, URI target, List<String> headers, Questions questions, int bytes) {
        this.address = new InetSocketAddress(target.getHost(), target.getPort());
        this.name = name;
        this.questions = questions;
        StringBuilder text = new StringBuilder("POST " + target.getRawPath() + " HTTP/1.1\r\nHost: "
                + target.getAuthority() + "\r\nContent-Type: application/json\r\nAccept: application/json\r\n"
                + "Content-Length: " + bytes + "\r\n");
        headers.forEach(header -> text.append(header).append("\r\n"));
        this.head = text.append("Idempotency-Key: ").toString().getBytes(StandardCharsets.UTF_8);
        this.out = ByteBuffer.allocateDirect(head.length + bytes + 128);
    }

    /** Opens the connection; the selector tells when it stands. */
    void connect(Selector selector) throws IOException {
        disconnect();
        SocketChannel fresh = SocketChannel.open();
        channel = fresh;
        fresh.configureBlocking(false);
        fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
        fresh.register(selector, SelectionKey.OP_CONNECT, this);
        if (fresh.connect(address)) {
            connected(selector);
        }
    }

    /** The connection stands: asks for the first time. */
    void connected(Selector selector) throws IOException {
        SocketChannel standing = open();
        standing.finishConnect();
        standing.keyFor(selector).interestOps(SelectionKey.OP_READ);
        ask(selector);
    }

    void ask(Selector selector) throws IOException {
        nonce = (name + "-" + asked++).getBytes(StandardCharsets.US_ASCII);
        out.clear();
        out.put(head)
                .put(nonce)
                .put((byte) '\r')
                .put((byte) '\n')
                .put((byte) '\r')
                .put((byte) '\n');
        questions.put(nonce, out);
        out.flip();
        answer.reset();
        askedNanos = System.nanoTime();
        write(selector);
    }

    /** Writes what is left of the question. */
    void write(Selector selector) throws IOException {
        SocketChannel standing = open();
        standing.write(out);
        int interest = out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        SelectionKey key = standing.keyFor(selector);
        if (key.interestOps() != interest) {
            key.interestOps(interest);
        }
    }

    /** Reads what has arrived; true when the answer is whole. */
    boolean read(ByteBuffer shared) throws IOException, AnswerReader.Malformed {
        shared.clear();
        if (open().read(shared) < 0) {
            throw new IOException("the server closed the connection before it answered");
        }
        return answer.take(shared.flip());
    }

    int status() {
        return answer.status();
    }

    boolean closing() {
        return answer.closing();
    }

    boolean hasOwnNonce() {
        return answer.bodyContains(nonce);
    }

    long micros(long nowNanos) {
        return (nowNanos - askedNanos) / 1000;
    }

    /** Ends the connection, if there is one. */
    void disconnect() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException alreadyBroken) {
                // What cannot even be closed is as gone as it can be.
            }
            channel = null;
        }
    }

    private SocketChannel open() throws IOException {
        if (channel == null) {
            throw new IOException("not connected");
        }
        return channel;
    }
}
