package tongban.node.command.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.node.Migrations;
import tongban.node.command.database.ClientPrograms;

/** The zone's database: reachable, of a version that will do, durable, with room, migrated; and its clock. */
final class DatabaseExamination {

    /** The number of a server's version: 150018 is 15.18. */
    private static final int PER_MAJOR = 10_000;

    /** A node's pool, one more for a command, and what PostgreSQL keeps for superusers. */
    private static final int CONNECTIONS_MIN = 20;

    /** All else that these can be loses what was said to be kept, when the machine stops. */
    private static final Map<String, List<String>> DURABLE = Map.of(
            "fsync", List.of("on"),
            "synchronous_commit", List.of("on", "remote_apply", "remote_write", "local"),
            "full_page_writes", List.of("on"));

    private final DataSource source;
    private final JdbcTemplate sql;
    private final InstantSource clock;

    DatabaseExamination(DataSource source, InstantSource clock) {
        this.source = source;
        this.sql = new JdbcTemplate(source);
        this.clock = clock;
    }

    /** Whether a connection comes; the reason when none does. */
    List<Finding> reachable(String url) {
        Findings findings = new Findings("database");
        try (Connection connection = source.getConnection()) {
            return connection.isValid(5)
                    ? List.of()
                    : findings.fault("database.away", url, "").all();
        } catch (SQLException away) {
            return findings.fault("database.away", url, firstLine(away)).all();
        }
    }

    private static String firstLine(Exception fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        try {
            all.addAll(server());
            all.addAll(room());
            all.addAll(migrations());
            all.addAll(clock());
        } catch (DataAccessException fault) {
            all.addAll(new Findings("database")
                    .fault("database.fault", firstLine(fault))
                    .all());
        }
        return all;
    }

    private List<Finding> server() {
        Findings findings = new Findings("database");
        Map<String, String> settings = new HashMap<>();
        sql.query("select name, setting from pg_settings", row -> {
            settings.put(row.getString(1), row.getString(2));
        });
        int version = Integer.parseInt(settings.getOrDefault("server_version_num", "0"));
        String shown = settings.getOrDefault("server_version", "");
        if (version < ClientPrograms.SERVER_MIN * PER_MAJOR) {
            findings.fault("database.old", shown, ClientPrograms.SERVER_MIN);
        } else {
            findings.well("database", shown);
        }
        DURABLE.forEach((name, durable) -> {
            if (!durable.contains(settings.getOrDefault(name, ""))) {
                findings.fault("database.not-durable", name, settings.getOrDefault(name, "?"));
            }
        });
        if (findings.all().size() == 1) {
            findings.well("database.durable");
        }
        if (!settings.getOrDefault("server_encoding", "").equals("UTF8")) {
            findings.fault("database.encoding", settings.getOrDefault("server_encoding", "?"));
        }
        if (Boolean.TRUE.equals(sql.queryForObject("select pg_is_in_recovery()", Boolean.class))) {
            findings.fault("database.standby");
        }
        int connections = Integer.parseInt(settings.getOrDefault("max_connections", "0"));
        if (connections < CONNECTIONS_MIN) {
            findings.warning("database.connections", connections, CONNECTIONS_MIN);
        }
        return findings.all();
    }

    private List<Finding> room() {
        Findings findings = new Findings("database");
        Long size = sql.queryForObject("select pg_database_size(current_database())", Long.class);
        findings.well("database.size", new Amount(size == null ? 0 : size));
        // Only a superuser may read where the data lies, and only on the server's own machine does that say anything.
        List<String> folders = sql.queryForList(
                "select setting from pg_settings where name = 'data_directory'"
                        + " and inet_server_addr() is not distinct from inet_client_addr()",
                String.class);
        folders.stream()
                .map(Path::of)
                .filter(Files::exists)
                .forEach(folder -> MachineExamination.disk(findings, folder));
        return findings.all();
    }

    private List<Finding> migrations() {
        Findings findings = new Findings("migrations");
        Migrations state = Migrations.of(source);
        if (!state.failed().isEmpty()) {
            findings.fault("migrations.failed", String.join(", ", state.failed()));
        }
        if (!state.unknown().isEmpty()) {
            findings.fault("migrations.unknown", String.join(", ", state.unknown()));
        }
        if (state.pending().size() == state.known().size()) {
            findings.warning("migrations.none");
        } else if (!state.pending().isEmpty()) {
            findings.warning("migrations.pending", String.join(", ", state.pending()));
        }
        return findings.all().isEmpty()
                ? findings.well(
                                "migrations",
                                state.known().size(),
                                state.known().getLast())
                        .all()
                : findings.all();
    }

    private List<Finding> clock() {
        Instant before = clock.instant();
        OffsetDateTime theirs = sql.queryForObject("select clock_timestamp()", OffsetDateTime.class);
        Instant after = clock.instant();
        if (theirs == null) {
            return List.of();
        }
        ClockDifference difference = ClockDifference.of(theirs.toInstant(), before, after);
        return new Findings("clock")
                .add(difference.level(), difference.key(), "PostgreSQL", difference.seconds())
                .all();
    }
}
