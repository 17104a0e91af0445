package tongban.node.command.zone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Option;
import tongban.node.zone.ZoneDatabase;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** The zone's database, whose node may run; the same options as those of {@code serve}. */
public final class DatabaseOption {

    private static final int CONNECT_WITHIN_S = 10;

    @Option(names = "--db", paramLabel = "URL", descriptionKey = "db")
    private @Nullable String url;

    @Option(names = "--db-user", paramLabel = "USER", descriptionKey = "db-user")
    private @Nullable String user;

    @Option(names = "--db-password-file", paramLabel = "FILE", descriptionKey = "db-password-file")
    private @Nullable Path passwordFile;

    public boolean isGiven() {
        return url != null;
    }

    /** Does something with the tables of zones in the database that must be given. */
    <T> T with(Output output, Function<ZoneDatabase, T> work) {
        return within(output, source -> work.apply(new ZoneDatabase(source)));
    }

    /**
     * Does something with the database that must be given.
     *
     * @throws BadInput when none is given, it does not answer, or lacks the tables
     */
    public <T> T within(Output output, Function<DataSource, T> work) {
        String given = url;
        if (given == null) {
            throw new BadInput(output.text("db.needed"));
        }
        return with(output, given, work);
    }

    /** Does something with the database when one is given. */
    <T> Optional<T> perhaps(Output output, Function<ZoneDatabase, T> work) {
        return url == null
                ? Optional.empty()
                : Optional.of(with(output, url, source -> work.apply(new ZoneDatabase(source))));
    }

    private <T> T with(Output output, String given, Function<DataSource, T> work) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(given);
            source.setConnectTimeout(CONNECT_WITHIN_S);
            if (user != null) {
                source.setUser(user);
            }
            if (passwordFile != null) {
                source.setPassword(password(output, passwordFile));
            }
            try (Connection connection = source.getConnection()) {
                connection.isValid(CONNECT_WITHIN_S);
            }
        } catch (IllegalArgumentException | SQLException away) {
            throw new BadInput(output.text("db.away", given, String.valueOf(away.getMessage())), away);
        }
        try {
            return work.apply(source);
        } catch (DataAccessException fault) {
            throw new BadInput(output.text("db.fault", given, String.valueOf(fault.getMessage())), fault);
        }
    }

    private static String password(Output output, Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException unreadable) {
            throw new BadInput(output.text("file.unreadable", file), unreadable);
        }
    }
}
