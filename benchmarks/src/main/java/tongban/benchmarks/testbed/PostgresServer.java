package tongban.benchmarks.testbed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** A PostgreSQL with a data folder of its own, durable as in service, that lives as long as the command. */
public final class PostgresServer {
    /** What is read back and printed, for a figure of a server that does not keep its word is worth nothing. */
    public static final List<String> SETTINGS = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "shared_buffers",
            "max_wal_size");

    private static final String CONFIGURATION = """

            listen_addresses = '127.0.0.1'
            max_connections = 200
            shared_buffers = 1GB
            max_wal_size = 4GB
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            """;

    private final Path programs;
    private final Path folder;
    private final int port;
    private final Output output;
    private final Cleanup cleanup;

    private PostgresServer(Path programs, Path folder, int port, Output output, Cleanup cleanup) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
        this.output = output;
        this.cleanup = cleanup;
    }

    /** Makes and starts the server in the folder; it is ended by the cleanup. */
    public static PostgresServer start(Path programs, Path folder, int port, Output output, Cleanup cleanup)
            throws IOException, InterruptedException {
        PostgresServer server = new PostgresServer(programs, folder, port, output, cleanup);
        Path own = Files.createDirectory(folder.resolve("postgres"));
        if (isRoot()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            server.run(List.of("chown", "postgres", own.toString()));
        }
        server.run(server.asOwner(
                "initdb", "-D", own + "/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale"));
        Files.writeString(own.resolve("data/postgresql.conf"), CONFIGURATION, StandardOpenOption.APPEND);
        Process process = new ProcessBuilder(
                        server.asOwner("postgres", "-D", own + "/data", "-p", port + "", "-k", own.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("postgres.log").toFile())
                .start();
        cleanup.add(() -> end(process));
        server.awaitReady(process);
        return server;
    }

    public Cleanup cleanup() {
        return cleanup;
    }

    /** The address of a database for Java. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    /** Makes an empty database. */
    public void create(String database) throws IOException, InterruptedException {
        run(client("createdb", database));
    }

    /** Fills pgbench's tables. */
    public void fill(String database, int scale) throws IOException, InterruptedException {
        run(client("pgbench", "-i", "-q", "-s", scale + "", database));
        run(client("psql", "-q", "-c", "checkpoint", database));
    }

    /** The settings as the server itself tells them. */
    public Map<String, Object> settings() throws IOException, InterruptedException {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String name : SETTINGS) {
            settings.put(
                    name,
                    run(client("psql", "-At", "-c", "show " + name, "postgres")).strip());
        }
        return settings;
    }

    /** Tells people the settings; as figures, by names such as {@code postgres.fsync}. */
    public Map<String, Object> tellSettings() throws IOException, InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        settings().forEach((name, value) -> {
            output.say("setting", name, value);
            figures.put("postgres." + name, value);
        });
        return figures;
    }

    /** Switches durability for the row that is not durable; a reload is enough (PostgreSQL manual, 20.5.1). */
    public void durable(boolean on) throws IOException, InterruptedException {
        String word = on ? "on" : "off";
        run(client("psql", "-q", "-c", "alter system set fsync = " + word, "postgres"));
        run(client("psql", "-q", "-c", "alter system set synchronous_commit = " + word, "postgres"));
        run(client("psql", "-q", "-c", "select pg_reload_conf()", "postgres"));
    }

    /** A client program of the same installation, over the server's own socket. */
    public List<String> client(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                programs.resolve(program).toString(),
                "-h",
                folder.resolve("postgres").toString(),
                "-p",
                port + "",
                "-U",
                "postgres"));
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> asOwner(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // Unlike runuser it becomes the program, so that a signal reaches PostgreSQL itself.
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "command-", ".log");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(300, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(log);
        if (!ended || process.exitValue() != 0) {
            throw new BadInput(output.text("postgres.command", String.join(" ", command), said.strip()));
        }
        return said;
    }

    private void awaitReady(Process process) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 300 && process.isAlive(); attempt++) {
            Process probe = new ProcessBuilder(client("psql", "-At", "-c", "select 1", "postgres"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (probe.waitFor() == 0) {
                return;
            }
            Thread.sleep(100);
        }
        throw new BadInput(output.text("postgres.start", ChildProcess.tail(folder.resolve("postgres.log"))));
    }

    /** Fast shutdown: SIGINT (PostgreSQL manual, 18.5); SIGTERM would wait for whoever is still connected. */
    private static void end(Process process) {
        try {
            new ProcessBuilder("kill", "-INT", process.pid() + "").start().waitFor(5, TimeUnit.SECONDS);
        } catch (IOException noKill) {
            process.destroy();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Cleanup.endForcibly(process, 20);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
