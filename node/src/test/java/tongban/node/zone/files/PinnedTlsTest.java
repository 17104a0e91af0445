package tongban.node.zone.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.node.zone.FoundedZone;

/** Connections between two nodes: the pinned key passes, any other one is refused. */
class PinnedTlsTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    private OpenZone here;
    private OpenZone other;
    private HttpsServer server;

    @BeforeEach
    void serve() throws IOException {
        here = open("yanshi");
        other = open("fangke");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(here, "yanshi")));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private OpenZone open(String code) {
        FoundedZone zone = FoundedZone.in(folder, code);
        return new FolderActs(zone.folder().file(), RANDOM).open(List.of()).orThrow();
    }

    private SSLContext context(OpenZone zone, String code) {
        char[] password = new FolderActs(zone.file(), RANDOM).nodePassword().orThrow();
        assertThat(zone.file().code().value()).isEqualTo(code);
        return PinnedTls.server(zone.tls().store(), password, RANDOM);
    }

    private SSLContext client(Set<String> pins) {
        char[] password = new FolderActs(other.file(), RANDOM).nodePassword().orThrow();
        return PinnedTls.client(pins, other.tls().store(), password, RANDOM);
    }

    private int status(Set<String> pins, String host) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(client(pins))
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            URI address =
                    URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void thePinnedKeyPassesUnderAnyName() throws Exception {
        assertThat(status(Set.of(here.tls().pin()), "127.0.0.1")).isEqualTo(204);
        assertThat(status(Set.of(here.tls().pin(), other.tls().pin()), "localhost"))
                .isEqualTo(204);
    }

    @Test
    void anotherKeyIsRefusedWithBothNamed() {
        assertThatThrownBy(() -> status(Set.of(other.tls().pin()), "127.0.0.1"))
                .isInstanceOf(SSLException.class)
                .hasStackTraceContaining(here.tls().pin())
                .hasStackTraceContaining(other.tls().pin());
        assertThatThrownBy(() -> status(Set.of(), "127.0.0.1")).isInstanceOf(SSLException.class);
    }

    @Test
    void anOlderProtocolIsRefused() throws Exception {
        try (SSLServerSocket old = (SSLServerSocket) context(here, "yanshi")
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            old.setEnabledProtocols(new String[] {"TLSv1.2"});
            old.setSoTimeout(5000);
            Thread accepting = Thread.ofVirtual().start(() -> {
                try (SSLSocket one = (SSLSocket) old.accept()) {
                    one.startHandshake();
                } catch (IOException expected) {
                    // The client went away, which is what the test is about.
                }
            });
            SSLContext client = client(Set.of(here.tls().pin()));
            try (SSLSocket socket = (SSLSocket)
                    client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), old.getLocalPort())) {
                socket.setSoTimeout(5000);
                SSLParameters both = socket.getSSLParameters();
                both.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                socket.setSSLParameters(both);
                assertThatThrownBy(socket::startHandshake)
                        .isInstanceOf(SSLException.class)
                        .hasMessageContaining("TLS 1.3");
            }
            accepting.join(5000);
        }
    }
}
