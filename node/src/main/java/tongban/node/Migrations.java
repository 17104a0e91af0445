package tongban.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The migrations of a zone's database, held against those of this program.
 *
 * @param known versions that this program brings, oldest first
 * @param pending those of them that the database does not have yet; the next start of the node applies them
 * @param unknown versions in the database that this program does not know: a newer program was here
 * @param failed versions that were begun and did not end well
 */
public record Migrations(List<String> known, List<String> pending, List<String> unknown, List<String> failed) {

    private static final String LOCATIONS = "spring.flyway.locations";

    public Migrations {
        known = List.copyOf(known);
        pending = List.copyOf(pending);
        unknown = List.copyOf(unknown);
        failed = List.copyOf(failed);
    }

    /** Looks at a database, and changes nothing there. */
    public static Migrations of(DataSource source) {
        MigrationInfo[] all = Flyway.configure()
                .dataSource(source)
                .locations(locations())
                .defaultSchema("public")
                .outOfOrder(true)
                .failOnMissingLocations(false)
                .load()
                .info()
                .all();
        List<MigrationInfo> versioned =
                Stream.of(all).filter(one -> one.getVersion() != null).toList();
        return new Migrations(
                versions(versioned.stream().filter(one -> one.getState().isResolved() && !isBaseline(one))),
                versions(versioned.stream().filter(one -> !one.getState().isApplied() && !isBaseline(one))),
                versions(versioned.stream().filter(one -> !one.getState().isResolved() && !isBaseline(one))),
                versions(versioned.stream().filter(one -> one.getState().isFailed())));
    }

    /** Where the node's own settings say that migrations lie. */
    private static String[] locations() {
        try {
            for (PropertySource<?> settings :
                    new YamlPropertySourceLoader().load("node", new ClassPathResource("application.yaml"))) {
                if (settings.getProperty(LOCATIONS) instanceof Object found) {
                    return found.toString().split(",");
                }
            }
            throw new IllegalStateException("application.yaml does not say where migrations are");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The mark at which Flyway begins to count in a database that was not empty. */
    private static boolean isBaseline(MigrationInfo one) {
        return Objects.toString(one.getVersion()).equals("0");
    }

    private static List<String> versions(Stream<MigrationInfo> migrations) {
        return migrations.map(one -> Objects.toString(one.getVersion())).toList();
    }

    /** The versions that a database has, oldest first, read through one connection. */
    public static List<String> applied(JdbcTemplate sql) {
        return sql.queryForList(
                "select version from public.flyway_schema_history"
                        + " where success and version is not null and version <> '0' order by installed_rank",
                String.class);
    }
}
