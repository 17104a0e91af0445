package tongban.node.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tongban.node.NodeSettings;

/** A PostgreSQL server of the operating system with a data folder of its own, which can be killed and started again. */
final class RealPostgres implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final int VERSION_MIN = 15;
    private static final int START_TRIES = 200;

    private final Path folder;
    private final int port;
    private Process server;

    private RealPostgres(Path folder, int port) throws IOException, InterruptedException {
        this.folder = folder;
        this.port = port;
        this.server = start();
        await();
    }

    /** Makes a server below a folder; it is durable as PostgreSQL is by default. */
    static RealPostgres in(Path parent) throws IOException, InterruptedException {
        // The server's user must reach its data folder.
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path folder = parent.resolve("postgres");
        String init = program("initdb");
        Process made = asPostgres(List.of(init, "-D", folder.toString(), "-U", "postgres", "-A", "trust"))
                .redirectErrorStream(true)
                .redirectOutput(parent.resolve("initdb.log").toFile())
                .start();
        if (!made.waitFor(60, TimeUnit.SECONDS) || made.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(parent.resolve("initdb.log")));
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            return new RealPostgres(folder, port);
        }
    }

    /** The oldest server from 15 on that is installed; {@code ./tongban test --install} brings one. */
    private static String program(String name) {
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.filter(version -> version.getFileName().toString().matches("[0-9]{2}"))
                    .filter(version -> Integer.parseInt(version.getFileName().toString()) >= VERSION_MIN)
                    .sorted()
                    .map(version -> version.resolve("bin").resolve(name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow()
                    .toString();
        } catch (IOException none) {
            throw new UncheckedIOException("install PostgreSQL 15 or later", none);
        }
    }

    private static ProcessBuilder asPostgres(List<String> command) {
        List<String> all = new ArrayList<>();
        // PostgreSQL refuses to run as root.
        if (System.getProperty("user.name").equals("root")) {
            all.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        all.addAll(command);
        return new ProcessBuilder(all).directory(Path.of("/").toFile());
    }

    private Process start() throws IOException {
        return asPostgres(List.of(
                        program("postgres"),
                        "-D",
                        folder.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "max_connections=100"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolveSibling("postgres.log").toFile()))
                .start();
    }

    private void await() throws IOException, InterruptedException {
        for (int i = 0; i < START_TRIES; i++) {
            try (Connection connection = connect("postgres")) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException notYet) {
                if (!server.isAlive()) {
                    // What the killed server shared is not released at once.
                    server = start();
                }
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException(Files.readString(folder.resolveSibling("postgres.log")));
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "");
    }

    NodeSettings.Database settings(String database) {
        return new NodeSettings.Database(url(database), "postgres", "");
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Ends the server and all its processes at once, as a power cut does, and starts it again. */
    void kill() throws IOException, InterruptedException {
        end();
        server = start();
        await();
    }

    private void end() throws InterruptedException {
        List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
        all.add(server.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        server.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        end();
    }
}
