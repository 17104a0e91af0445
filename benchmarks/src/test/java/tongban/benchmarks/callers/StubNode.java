package tongban.benchmarks.callers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server that behaves as a node does towards a caller, or misbehaves as a test tells it. */
public final class StubNode implements AutoCloseable {
    /** What the stub does with a question. */
    enum Manner {
        ECHO,
        ECHO_IN_CHUNKS,
        REFUSE,
        ANSWER_ANOTHER,
        CLOSE
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Collection<String> questions = new ConcurrentLinkedQueue<>();
    private final Manner manner;
    private final AtomicInteger asked = new AtomicInteger();

    StubNode(int port, Manner manner) throws IOException {
        this.manner = manner;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2048);
        server.setExecutor(threads);
        server.createContext("/bench/ask", this::answer);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Stands in for a node in a process of its own, with the words that a benchmark gives it. */
    public static void main(String[] arguments) throws IOException {
        String port = Arrays.stream(arguments)
                .filter(word -> word.startsWith("--port="))
                .findFirst()
                .orElseThrow()
                .substring("--port=".length());
        // By itself this server closes connections when more than 200 are idle.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
        new StubNode(Integer.parseInt(port), Manner.ECHO);
    }

    URI target() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/bench/ask");
    }

    /** The first questions that came. */
    Collection<String> questions() {
        return questions;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] question = exchange.getRequestBody().readAllBytes();
        if (asked.incrementAndGet() <= 200) {
            questions.add(new String(question, StandardCharsets.UTF_8));
        }
        byte[] other = "{\"nonce\":\"of somebody else\"}".getBytes(StandardCharsets.UTF_8);
        switch (manner) {
            case ECHO -> send(exchange, 200, question, question.length);
            case ECHO_IN_CHUNKS -> send(exchange, 200, question, 0);
            case REFUSE -> send(exchange, 503, other, other.length);
            case ANSWER_ANOTHER -> send(exchange, 200, other, other.length);
            case CLOSE -> exchange.close();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body, long length) throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
