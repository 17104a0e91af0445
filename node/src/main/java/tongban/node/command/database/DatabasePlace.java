package tongban.node.command.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Option;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** The options that name a zone's database, the same as those of {@code serve}; mixed into a command. */
public final class DatabasePlace {

    private static final int CONNECT_WITHIN_S = 10;
    private static final String USER = "postgres";

    @Option(names = "--db", paramLabel = "URL", descriptionKey = "db")
    private @Nullable String url;

    @Option(names = "--db-user", paramLabel = "USER", descriptionKey = "db-user")
    private @Nullable String user;

    @Option(names = "--db-password-file", paramLabel = "FILE", descriptionKey = "db-password-file")
    private @Nullable Path passwordFile;

    public boolean isGiven() {
        return url != null;
    }

    /** What was typed; empty when nothing was. */
    public String url() {
        return url == null ? "" : url;
    }

    /**
     * The database that must be given; no connection is made yet.
     *
     * @throws BadInput when it is not given, is no URL of PostgreSQL, or the file of its password cannot be read
     */
    public PGSimpleDataSource source(Output output) {
        String given = url;
        if (given == null) {
            throw new BadInput(output.text("db.needed"));
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(given);
        } catch (IllegalArgumentException malformed) {
            throw new BadInput(output.text("db.malformed", given), malformed);
        }
        source.setConnectTimeout(CONNECT_WITHIN_S);
        source.setApplicationName("tongban command");
        if (user != null) {
            source.setUser(user);
        } else if (source.getUser() == null) {
            source.setUser(USER);
        }
        password(output).ifPresent(source::setPassword);
        return source;
    }

    private Optional<String> password(Output output) {
        if (passwordFile == null) {
            return Optional.empty();
        }
        try {
            return Files.readString(passwordFile, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst();
        } catch (IOException unreadable) {
            throw new BadInput(output.text("file.unreadable", passwordFile), unreadable);
        }
    }
}
