package tongban.node.command.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * The database that must be given, under the user that was named or else {@code postgres}; no connection is made
     * yet.
     *
     * @throws BadInput when it is not given, is no URL of PostgreSQL, or the file of its password cannot be read
     */
    public PGSimpleDataSource source(Output output) {
        try {
            PGSimpleDataSource source = named(output);
            if (source.getUser() == null) {
                source.setUser(USER);
            }
            return source;
        } catch (IllegalArgumentException malformed) {
            throw new BadInput(output.text("db.malformed", url()), malformed);
        }
    }

    /**
     * The same as it was named and no more, so that the driver decides about what is missing.
     *
     * @throws BadInput when it is not given, or the file of its password cannot be read
     * @throws IllegalArgumentException when it is no URL of PostgreSQL
     */
    public PGSimpleDataSource named(Output output) {
        String given = url;
        if (given == null) {
            throw new BadInput(output.text("db.needed"));
        }
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(given);
        source.setConnectTimeout(CONNECT_WITHIN_S);
        source.setApplicationName("tongban command");
        if (user != null) {
            source.setUser(user);
        }
        if (passwordFile != null) {
            source.setPassword(password(output, passwordFile));
        }
        return source;
    }

    private static String password(Output output, Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException unreadable) {
            throw new BadInput(output.text("file.unreadable", file), unreadable);
        }
    }
}
