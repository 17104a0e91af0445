package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.seal.Suite;
import tongban.node.PostgresAtTest;

/** A caller that writes all of its request before it reads a byte, as plain clients do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
class OversizeTest {

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\nContent-Length: (\\d+)\r\n");
    private static final String HERE = "POST /exchange/v1/yanshi-c HTTP/1.1";
    private static final String HOST = "Host: 127.0.0.1";
    private static final int STOPS_MS = 60;
    private static final int LARGE = 3 << 19;

    private EmbeddedPostgres postgres;
    private NodeOfTest node;

    @BeforeAll
    void start() throws IOException {
        postgres = PostgresAtTest.start();
        node = NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-a", Suite.SM2_SM3, new SecureRandom()));
    }

    @AfterAll
    void stop() throws IOException {
        node.close();
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"close", "keep-alive"})
    void whoWritesTooMuchStillGetsTheRefusal(String connection) throws Exception {
        for (int over = 1; over <= 3; over++) {
            byte[] body = new byte[ChannelLimits.ENVELOPE_MAX + over];
            String head = head(HERE, HOST, "Connection: " + connection, "Content-Length: " + body.length);
            assertThat(answer(head, body)).startsWith("HTTP/1.1 413 ").contains("oversize");
        }
    }

    @Test
    void whoWritesTooMuchInPiecesStillGetsTheRefusal() throws Exception {
        byte[] piece = ("100000\r\n" + "x".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] end = "10\r\n0123456789abcdef\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        String head = head(HERE, HOST, "Transfer-Encoding: chunked");
        assertThat(answer(head, piece, piece, end)).startsWith("HTTP/1.1 403 ").contains("no-partner");
    }

    /** What the server in front of the servlets refuses, often before it knows how much is still to come. */
    @ParameterizedTest
    @CsvSource({
        "400, http-400, POST /exchange/v1/%00 HTTP/1.1, X-Short: x",
        "400, http-400, POST /exchange/v1/a|b HTTP/1.1, X-Short: x",
        "400, http-400, POST /exchange/v1/yanshi-c HTTP/1.1, X Bad: x",
        "400, http-400, P(ST /exchange/v1/yanshi-c HTTP/1.1, X-Short: x",
        "400, http-400, POST /exchange/v1/yanshi-c HTTP/1.1, Host: two",
        "404, http-404, POST /exchange/v2/yanshi-c HTTP/1.1, X-Short: x",
        "405, http-405, PUT /exchange/v1/yanshi-c HTTP/1.1, X-Short: x",
        "405, http-405, SEARCH /exchange/v1/yanshi-c HTTP/1.1, X-Short: x",
        "405, http-405, TRACE /exchange/v1/yanshi-c HTTP/1.1, X-Short: x",
    })
    void whatTheServerRefusesBeforeItsTimeIsAnswered(int status, String word, String line, String header)
            throws Exception {
        String head = head(line, HOST, "Content-Length: " + LARGE, header);
        assertThat(answer(head, new byte[LARGE]))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("urn:tongban:problem:" + word);
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 20_000, 32_768})
    void headersThatAreTooLargeAreRefusedInWords(int length) throws Exception {
        String header = "X-Long: " + "x".repeat(length);
        String problem = "urn:tongban:problem:http-400";
        for (byte[] body : new byte[][] {new byte[0], new byte[LARGE], new byte[ChannelLimits.ENVELOPE_MAX]}) {
            String size = "Content-Length: " + body.length;
            assertThat(answer(head(HERE, HOST, size, header), body)).contains(problem, "8 KiB");
            assertThat(answer(head(HERE, header, HOST, size), body)).contains(problem, "8 KiB");
        }
    }

    @Test
    void whoFallsSilentAfterTheRefusalIsNotWaitedForLong() throws Exception {
        long begun = System.nanoTime();
        try (Socket socket = knocking()) {
            socket.getOutputStream().write(bytes(head(HERE, HOST, "X Bad: x", "Content-Length: 10")));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400 ");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }

    private Socket knocking() throws IOException {
        Socket socket = new Socket("127.0.0.1", node.address().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes all, slowly enough for a server that does not listen any more to be noticed, then reads one answer. */
    private String answer(String head, byte[]... pieces) throws IOException, InterruptedException {
        try (Socket socket = knocking()) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes(head));
            for (byte[] piece : pieces) {
                out.write(piece, 0, piece.length / 2);
                Thread.sleep(STOPS_MS);
                out.write(piece, piece.length / 2, piece.length - piece.length / 2);
            }
            return answer(socket.getInputStream());
        }
    }

    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        while (!got.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int one = in.read();
            if (one < 0) {
                return got.toString(StandardCharsets.UTF_8);
            }
            got.write(one);
        }
        Matcher length = LENGTH.matcher(got.toString(StandardCharsets.UTF_8));
        if (length.find()) {
            got.write(in.readNBytes(Integer.parseInt(length.group(1))));
        }
        return got.toString(StandardCharsets.UTF_8);
    }
}
