package tongban.benchmarks.casework;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tongban.benchmarks.callers.AnswerReader;

/**
 * A node's cases over HTTP/1.1, as one caller asks for them one after the other on a connection that it keeps. It costs
 * the machine little, which leaves the processors to the nodes.
 */
final class Door implements AutoCloseable {

    private static final String CASES = "/api/casework/v1/cases";

    private final InetSocketAddress address;
    private final String headers;
    private final AnswerReader reader = new AnswerReader();
    private final ByteBuffer in = ByteBuffer.allocate(1 << 14);
    private @Nullable SocketChannel channel;

    /**
     * A door that connects when it is first asked.
     *
     * @param node the node's interface for programs
     * @param token what the caller shows
     */
    Door(URI node, String token) {
        this.address = new InetSocketAddress(node.getHost(), node.getPort());
        this.headers = "Host: " + node.getHost() + "\r\nAuthorization: Bearer " + token + "\r\n";
    }

    /** Reads what stands at a path below the cases. */
    Answer get(String path) throws IOException {
        return ask("GET " + CASES + path + " HTTP/1.1\r\n" + headers + "\r\n");
    }

    /** Does something once under this key. */
    Answer post(String path, String key, String json) throws IOException {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return ask("POST " + CASES + path + " HTTP/1.1\r\n" + headers + "Content-Type: application/json\r\n"
                + "Content-Length: " + length + "\r\nIdempotency-Key: " + key + "\r\n\r\n" + json);
    }

    private Answer ask(String request) throws IOException {
        try {
            SocketChannel open = open();
            ByteBuffer out = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
            while (out.hasRemaining()) {
                open.write(out);
            }
            reader.reset();
            do {
                in.clear();
                if (open.read(in) < 0) {
                    throw new IOException("the node closed the connection before it answered");
                }
            } while (!reader.take(in.flip()));
            if (reader.closing()) {
                close();
            }
            return new Answer(reader.status(), reader.body());
        } catch (IOException broken) {
            close();
            throw broken;
        } catch (AnswerReader.Malformed unreadable) {
            close();
            throw new IOException(unreadable);
        }
    }

    private SocketChannel open() throws IOException {
        SocketChannel standing = channel;
        if (standing == null) {
            standing = SocketChannel.open(address);
            standing.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel = standing;
        }
        return standing;
    }

    @Override
    public void close() {
        SocketChannel standing = channel;
        channel = null;
        if (standing != null) {
            try {
                standing.close();
            } catch (IOException alreadyBroken) {
                // What cannot even be closed is as gone as it can be.
            }
        }
    }
}
