package tongban.node.command;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.logging.LoggingSystem;
import tongban.node.NodeSettings;

/**
 * A PostgreSQL server that comes with the program, on loopback, for demonstrations, stories and tests: one server, a
 * database for each zone. Its data is as durable as that of any other server.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,60}");
    private static final Duration START_WITHIN = Duration.ofSeconds(30);

    private final EmbeddedPostgres server;

    private EmbeddedDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server whose data stays in a folder. */
    public static EmbeddedDatabase in(Path folder) throws IOException {
        return new EmbeddedDatabase(
                builder().setDataDirectory(folder).setCleanDataDirectory(false).start());
    }

    /** Starts a server whose data goes with it. */
    public static EmbeddedDatabase throwAway() throws IOException {
        return new EmbeddedDatabase(builder().start());
    }

    private static EmbeddedPostgres.Builder builder() {
        // What the server says on its start helps nobody who starts a demonstration.
        LoggingSystem.get(EmbeddedDatabase.class.getClassLoader()).beforeInitialize();
        return EmbeddedPostgres.builder()
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setPGStartupWait(START_WITHIN)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "200")
                .setServerConfig("listen_addresses", "127.0.0.1");
    }

    /** The database of this name, made when it is not there yet. */
    public NodeSettings.Database database(String name) throws SQLException {
        named(name);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                PreparedStatement find = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            find.setString(1, name);
            try (ResultSet found = find.executeQuery();
                    Statement create = connection.createStatement()) {
                if (!found.next()) {
                    create.execute("create database " + name);
                }
            }
        }
        return new NodeSettings.Database(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, "postgres", "postgres");
    }

    /** Copies a database that nobody uses. */
    public void copy(String name, String copy) throws SQLException {
        administer("create database " + named(copy) + " template " + named(name));
    }

    /** Puts a copy in the place of a database that nobody uses; the copy is no longer there. */
    public void replace(String name, String copy) throws SQLException {
        administer("drop database " + named(name) + " with (force)");
        administer("alter database " + named(copy) + " rename to " + named(name));
    }

    private static String named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name for a database: " + name);
        }
        return name;
    }

    private void administer(String statement) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement act = connection.createStatement()) {
            act.execute(statement);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
