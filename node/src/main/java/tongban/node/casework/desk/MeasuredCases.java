package tongban.node.casework.desk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tongban.kernel.casework.CaseId;
import tongban.node.MachineClock;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.store.CaseReplay;
import tongban.node.casework.store.CaseTables;
import tongban.node.register.RegisterDatabase;
import tongban.node.zone.AtRest;

/**
 * Loads many cases into the database of a benchmark's node: one real case of this zone alone, filed and completed
 * through the node, is the pattern, and each loaded case is a chain of its own with its own name, times and salts,
 * moved by the same table of moves. A thousand of them are read back and replayed.
 */
public final class MeasuredCases {

    private static final int REPLAYED = 1000;
    private static final String PATTERN = "select encode(id, 'hex') from casework.case_file where receiving = deciding"
            + " and phase = 'completed' order by arrived desc limit 1";

    private MeasuredCases() {}

    /**
     * Loads and replays, and says a line with figures of each.
     *
     * @param arguments the database, how many cases, a seed, a file with a name a line, the file to be written with
     *     applications that nobody has accepted: id, number, name, pinyin and initials, with tabs between them; and the
     *     folder of the node's keys, since bodies are sealed as the node seals them
     */
    public static void main(String... arguments) throws SQLException, IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int count = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                BufferedReader names = Files.newBufferedReader(Path.of(arguments[3]))) {
            Instant began = MachineClock.source().instant();
            SingleConnectionDataSource source = new SingleConnectionDataSource(connection, true);
            JdbcTemplate sql = new JdbcTemplate(source);
            AtRest atRest =
                    new AtRest(Optional.of(RegisterDatabase.seal(source, Path.of(arguments[5]), new SecureRandom())));
            ManyCases cases = new ManyCases(pattern(sql, atRest), seed, began, atRest);
            List<CaseId> chosen;
            try (PrintStream open = new PrintStream(arguments[4], StandardCharsets.UTF_8)) {
                chosen = cases.load(connection, sql, names.lines().limit(count).toList(), open);
            }
            Instant loaded = MachineClock.source().instant();
            out.println(line("load.seconds", seconds(began, loaded)) + " " + line("load.mib", mib(sql)));
            CaseReplay replay = new CaseReplay(sql, atRest);
            long wrong = chosen.stream()
                    .limit(REPLAYED)
                    .filter(id -> !replay.faults(id).isEmpty())
                    .count();
            out.println("replayed=" + Math.min(REPLAYED, chosen.size()) + " replayed.wrong=" + wrong);
        }
    }

    static List<HeldEvent> pattern(JdbcTemplate sql, AtRest atRest) {
        CaseId id = CaseId.read(Objects.requireNonNull(sql.queryForObject(PATTERN, String.class)))
                .orElseThrow();
        return new CaseTables(sql, atRest).events(id, 1);
    }

    private static String line(String name, double value) {
        return name + "=" + String.format(Locale.ROOT, "%.1f", value);
    }

    private static double seconds(Instant from, Instant to) {
        return (to.toEpochMilli() - from.toEpochMilli()) / 1000.0;
    }

    private static double mib(JdbcTemplate sql) {
        Long bytes = sql.queryForObject("select pg_database_size(current_database())", Long.class);
        return bytes == null ? 0 : bytes / 1048576.0;
    }
}
