package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.seal.Suite;

/** A caller that writes all of its request before it reads a byte, as plain clients do. */
@Timeout(60)
class OversizeTest {

    @Test
    void whoWritesTooMuchStillGetsTheRefusal() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                NodeOfTest node =
                        NodeOfTest.start(postgres, ZoneOfTest.of("yanshi-a", Suite.SM2_SM3, new SecureRandom()))) {
            for (int over = 1; over <= 3; over++) {
                String answer = posts(node, new byte[ChannelLimits.ENVELOPE_MAX + over]);
                assertThat(answer).startsWith("HTTP/1.1 413 ").contains("oversize");
            }
        }
    }

    private static String posts(NodeOfTest node, byte[] body) throws Exception {
        int port = node.address().getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST /exchange/v1/yanshi-c HTTP/1.1\r\nHost: 127.0.0.1:" + port
                            + "\r\nContent-Type: application/vnd.tongban.envelope\r\nContent-Length: " + body.length
                            + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
