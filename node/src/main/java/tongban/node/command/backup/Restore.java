package tongban.node.command.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;
import tongban.kernel.zone.Descriptor;
import tongban.node.Migrations;
import tongban.node.command.database.ClientPrograms;
import tongban.node.exchange.ExchangeDatabase;

/** Brings a checked backup back, in one transaction of the database. */
final class Restore {

    private static final String OWN_SCHEMAS = "select quote_ident(nspname) from pg_namespace where nspname <> 'public'"
            + " and nspname !~ '^pg_' and nspname <> 'information_schema' order by 1";
    private static final String PUBLIC_TABLES = "select 'public.' || quote_ident(relname) from pg_class"
            + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1";

    private final CheckedBackup backup;
    private final PGSimpleDataSource source;

    Restore(CheckedBackup backup, PGSimpleDataSource source) {
        this.backup = backup;
        this.source = source;
    }

    /** Refuses a backup of a zone with another seal key than that of the folder at hand. */
    void sameZone(Descriptor descriptor) throws Unfit {
        if (!descriptor.seal().fingerprint().equals(backup.manifest().seal())) {
            throw new Unfit("other-zone", backup.manifest().zone(), descriptor.zone());
        }
    }

    void database(boolean replace) throws Unfit, SQLException {
        List<String> known = Migrations.of(source).known();
        List<String> newer = backup.manifest().migrations().stream()
                .filter(version -> !known.contains(version))
                .toList();
        if (!newer.isEmpty()) {
            throw new Unfit("newer", String.join(", ", newer));
        }
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            // Held until the end, so that no node begins to work in the middle.
            if (!ExchangeDatabase.lead(connection)) {
                throw new Unfit("node-runs");
            }
            List<String> schemas = words(statement, OWN_SCHEMAS);
            List<String> tables = words(statement, PUBLIC_TABLES);
            if (!schemas.isEmpty() || !tables.isEmpty()) {
                if (!replace) {
                    throw new Unfit("database-not-empty");
                }
                connection.setAutoCommit(false);
                for (String schema : schemas) {
                    statement.execute("drop schema " + schema + " cascade");
                }
                for (String table : tables) {
                    statement.execute("drop table " + table + " cascade");
                }
                connection.commit();
                connection.setAutoCommit(true);
            }
            load();
        }
        compare();
    }

    private void load() throws Unfit {
        ClientPrograms.Said said = backup.programs()
                .restore(
                        source,
                        "--single-transaction",
                        "--exit-on-error",
                        "--no-owner",
                        "--no-privileges",
                        "--dbname=" + source.getDatabaseName(),
                        backup.folder().resolve(Backup.DUMP).toString());
        if (said.exit() != 0) {
            throw new Unfit("program", "pg_restore", said.line());
        }
    }

    private void compare() throws Unfit {
        List<String> heads =
                new ExchangeDatabase(source).heads().stream().map(Backup::line).toList();
        if (!heads.equals(backup.manifest().channels())) {
            throw new Unfit("other-heads");
        }
    }

    private static List<String> words(Statement statement, String query) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    /** Puts the zone's files into a folder that has no zone file yet; nothing that is there is replaced. */
    void files(Path zoneFile) throws IOException {
        Path folder = Objects.requireNonNull(zoneFile.toAbsolutePath().getParent(), "a file has a folder");
        for (HeldFile file : backup.manifest().files()) {
            if (file.path().startsWith(Backup.FILES + "/")) {
                Path target = folder.resolve(file.path().substring(Backup.FILES.length() + 1));
                Files.createDirectories(target.getParent());
                Files.copy(backup.folder().resolve(file.path()), target);
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
            }
        }
    }
}
