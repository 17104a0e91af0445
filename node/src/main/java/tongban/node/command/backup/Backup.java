package tongban.node.command.backup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tongban.kernel.zone.Descriptor;
import tongban.node.Migrations;
import tongban.node.command.database.ClientPrograms;
import tongban.node.exchange.ExchangeDatabase;
import tongban.node.zone.ZoneFile;

/**
 * Takes a backup while the node runs. One transaction holds a snapshot, in which the channels' heads are read and which
 * {@code pg_dump --snapshot} takes over, so that manifest and dump tell of the same moment.
 */
final class Backup {

    static final String DUMP = "database.dump";
    static final String FILES = "zone";

    private final ZoneFile zone;
    private final Descriptor descriptor;
    private final PGSimpleDataSource source;
    private final ClientPrograms programs;

    Backup(ZoneFile zone, Descriptor descriptor, PGSimpleDataSource source, ClientPrograms programs) {
        this.zone = zone;
        this.descriptor = descriptor;
        this.source = source;
        this.programs = programs;
    }

    Manifest take(Path to, boolean withKeys, Instant now) throws Unfit, IOException, SQLException {
        make(to);
        // The keys first: the database may then know of newer ones than the files, never the other way round.
        List<HeldFile> files = new ArrayList<>(copy(to, withKeys));
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set transaction isolation level repeatable read, read only");
            String snapshot = word(statement, "select pg_export_snapshot()");
            String server = word(statement, "show server_version").split(" ")[0];
            SingleConnectionDataSource inside = new SingleConnectionDataSource(connection, true);
            ExchangeDatabase exchange = new ExchangeDatabase(inside);
            if (!exchange.isThere()) {
                throw new Unfit("no-tables");
            }
            List<String> channels = exchange.heads().stream().map(Backup::line).toList();
            List<String> migrations = Migrations.applied(new JdbcTemplate(inside));
            dump(to, snapshot);
            files.addFirst(HeldFile.of(to, DUMP));
            Manifest manifest = new Manifest(
                    zone.code().value(),
                    descriptor.seal().fingerprint(),
                    now,
                    server,
                    withKeys,
                    migrations,
                    channels,
                    files);
            manifest.write(to);
            return manifest;
        }
    }

    /** The database as it was at a snapshot. */
    private void dump(Path to, String snapshot) throws Unfit, IOException {
        ClientPrograms.Said said = programs.dump(
                source,
                "--format=custom",
                "--no-owner",
                "--no-privileges",
                "--snapshot=" + snapshot,
                "--file=" + to.resolve(DUMP));
        if (said.exit() != 0) {
            throw new Unfit("program", "pg_dump", said.line());
        }
    }

    /** A log as a line of the manifest. */
    static String line(ExchangeDatabase.StoredHead head) {
        return head.name() + " " + head.size() + " " + head.root();
    }

    private static String word(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void make(Path to) throws Unfit, IOException {
        try (Stream<Path> inside = Files.isDirectory(to) ? Files.list(to) : Stream.empty()) {
            if (inside.findAny().isPresent()) {
                throw new Unfit("not-empty", to);
            }
            Files.createDirectories(to);
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwx------"));
        } catch (FileAlreadyExistsException file) {
            throw new Unfit("not-empty", to);
        }
    }

    private List<HeldFile> copy(Path to, boolean withKeys) throws IOException {
        Path folder = Objects.requireNonNull(zone.path().toAbsolutePath().getParent(), "a file has a folder");
        List<Path> all = new ArrayList<>(List.of(zone.path().toAbsolutePath()));
        for (Path place : List.of(zone.keys().toAbsolutePath(), folder.resolve("operators"))) {
            all.addAll(inside(place, withKeys));
        }
        List<HeldFile> held = new ArrayList<>();
        for (Path one : all) {
            if (one.normalize().startsWith(folder.normalize())) {
                String path = FILES + "/" + folder.normalize().relativize(one.normalize());
                Files.createDirectories(to.resolve(path).getParent());
                Files.copy(one, to.resolve(path));
                held.add(HeldFile.of(to, path));
            }
        }
        return held;
    }

    /** Certificates, descriptors and revocations are texts; every other file there is secret. */
    private static List<Path> inside(Path place, boolean withKeys) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> withKeys || file.toString().endsWith(".txt"))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
