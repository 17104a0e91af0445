package tongban.node.exchange.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.zone.files.TlsOfTest;

/** The connections to one partner. */
@Timeout(60)
class PartnerClientTest {

    @Test
    void aConnectionOnWhichThisZoneHasShownItsKeyIsUsedAgain(@TempDir Path folder) throws Exception {
        TlsOfTest tls = TlsOfTest.in(folder, new AnyKey());
        AtomicInteger connections = new AtomicInteger();
        try (SSLServerSocket door = (SSLServerSocket) tls.server()
                        .getServerSocketFactory()
                        .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
                PartnerClient client = new PartnerClient(Optional.of(tls.client()))) {
            door.setNeedClientAuth(true);
            Thread.ofVirtual().start(() -> serve(door, connections));
            URI address = URI.create("https://127.0.0.1:" + door.getLocalPort() + "/");
            for (int i = 0; i < 5; i++) {
                int status = client.send(new HttpGet(address), answer -> {
                    answer.getEntity().getContent().readAllBytes();
                    return answer.getCode();
                });
                assertThat(status).isEqualTo(200);
            }
        }
        assertThat(connections).hasValue(1);
    }

    private static void serve(SSLServerSocket door, AtomicInteger connections) {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Answers each request on the connection until the client closes it. */
    private static void answer(Socket socket) {
        try (socket) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException gone) {
            // The client has closed, as it does at the end.
        }
    }
}
