package tongban.node.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;
import tongban.node.zone.NewZone;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;

/** Two processes of {@code tongban serve} on one database; the one that leads is told to stop (SIGTERM). */
@Timeout(180)
class StopTest {

    private static final String TOKEN = "yanshi-token";
    private static final String BODY = "{\"nonce\":\"1899\"}";

    /** 128 and the number of SIGTERM, as of any program that this signal ends. */
    private static final int ENDED_BY_SIGTERM = 143;

    @Test
    void whoIsInsideIsServedNobodyNewComesInAndTheOtherReplicaTakesOver(@TempDir Path folder) throws Exception {
        try (RealPostgres postgres = RealPostgres.in(folder)) {
            postgres.execute("create database zone");
            NodeProcess first = serve(folder, "first", postgres);
            NodeProcess second = null;
            try {
                URI console = first.awaitReady();
                int leader = awaitLeader(postgres, 0, Duration.ofSeconds(20));
                second = serve(folder, "second", postgres);
                second.awaitReady();
                try (Socket inside = halfAsked(console)) {
                    first.terminate();
                    awaitClosed(console);
                    assertThat(first.isAlive())
                            .as("waits for the request inside")
                            .isTrue();
                    long finished = System.nanoTime();
                    assertThat(answerTo(inside))
                            .as("no such partner, said by the node")
                            .startsWith("HTTP/1.1 404");
                    assertThat(first.awaitEnd(Duration.ofSeconds(20))).isEqualTo(ENDED_BY_SIGTERM);
                    assertThat(Duration.ofNanos(System.nanoTime() - finished)).isLessThan(Duration.ofSeconds(10));
                }
                String stop = first.log().substring(first.log().indexOf("Stopping: "));
                assertThat(stop).contains("Stopped in ").doesNotContain("ERROR", "WARN", "\tat ");
                awaitLeader(postgres, leader, Duration.ofSeconds(5));
            } finally {
                first.kill();
                if (second != null) {
                    second.kill();
                }
            }
        }
    }

    /** A replica with a copy of the zone's folder; each listens on ports of its own. */
    private static NodeProcess serve(Path parent, String name, RealPostgres postgres) throws IOException {
        Path zone = parent.resolve(name);
        int port = freePort();
        if (name.equals("first")) {
            ZoneFile.Door door = new ZoneFile.Door("127.0.0.1", port, List.of("https://127.0.0.1:" + port));
            NewZone founded = new NewZone(
                    ZoneCode.read("yanshi-a").code().orElseThrow(),
                    "演示区",
                    "Demonstration zone",
                    Suite.SM2_SM3,
                    true,
                    new ZoneFile.Console("127.0.0.1", 0, Optional.empty()),
                    door,
                    List.of(),
                    List.of());
            ZoneFolder.found(zone, founded, Demonstration.words(), new SecureRandom(), Instant.now())
                    .orThrow();
        } else {
            copy(parent.resolve("first"), zone);
            Path file = zone.resolve("zone.yaml");
            Files.writeString(file, Files.readString(file).replaceFirst("port: [1-9][0-9]{3,4}", "port: " + port));
        }
        Path callers = zone.resolve("callers");
        Files.writeString(callers, "asker " + TOKEN + "\n");
        return new NodeProcess(
                zone,
                List.of(),
                List.of(
                        "--zone",
                        zone.resolve("zone.yaml").toString(),
                        "--db",
                        postgres.url("zone"),
                        "--callers",
                        callers.toString()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** A question of which the node has read the head and half of the body. */
    private static Socket halfAsked(URI console) throws IOException, InterruptedException {
        Socket socket = new Socket(console.getHost(), console.getPort());
        String head = "POST /api/exchange/v1/yanshi-x/hello HTTP/1.1\r\nHost: node\r\nAuthorization: Bearer " + TOKEN
                + "\r\nContent-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n";
        write(socket.getOutputStream(), head + BODY.substring(0, 5));
        Thread.sleep(500);
        return socket;
    }

    private static String answerTo(Socket inside) throws IOException {
        write(inside.getOutputStream(), BODY.substring(5));
        return new BufferedReader(new InputStreamReader(inside.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private static void write(OutputStream out, String words) throws IOException {
        out.write(words.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** Nobody new comes in, although a request is still inside. */
    private static void awaitClosed(URI console) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> {
            try (Socket fresh = new Socket(console.getHost(), console.getPort())) {
                return !fresh.isConnected();
            } catch (ConnectException refused) {
                return true;
            }
        });
    }

    /** The database session that holds the lock of the leader, another one than before. */
    private static int awaitLeader(RealPostgres postgres, int before, Duration within) {
        return Awaitility.await()
                .atMost(within)
                .until(() -> leader(postgres), session -> session != 0 && session != before);
    }

    private static int leader(RealPostgres postgres) throws SQLException {
        try (Connection connection = postgres.connect("zone");
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pid from pg_locks where locktype = 'advisory' and classid = 1953459815 and granted")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
