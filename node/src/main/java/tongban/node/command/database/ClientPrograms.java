package tongban.node.command.database;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The client programs of PostgreSQL in one folder. {@code pg_dump} reads servers of its own version and of older ones
 * (PostgreSQL documentation, pg_dump, Notes).
 *
 * @param folder where they lie
 * @param version their major version
 */
public record ClientPrograms(Path folder, int version) {

    /** The oldest major version of a server that a node works on. */
    public static final int SERVER_MIN = 15;

    private static final String DUMP = "pg_dump";
    private static final String RESTORE = "pg_restore";
    private static final Pattern VERSION = Pattern.compile("\\) (\\d+)");
    private static final int SAID_MAX = 2000;

    /** Folders of folders by version, as Debian, Red Hat and Homebrew lay them out. */
    private static final List<String> USUAL = List.of(
            "/usr/lib/postgresql/*/bin",
            "/usr/pgsql-*/bin",
            "/opt/homebrew/opt/postgresql@*/bin",
            "/usr/local/opt/postgresql@*/bin",
            "/usr/local/pgsql/bin");

    /**
     * Looks on the path and in the usual places for programs that can read a server.
     *
     * @param given the only folder to look in, when a person named one
     * @param path the variable PATH
     * @param server the server's major version
     * @return the oldest that fit; empty when there are none
     */
    public static Optional<ClientPrograms> find(Optional<Path> given, String path, int server) {
        return all(given, path).stream()
                .filter(programs -> programs.version >= server)
                .min(Comparator.comparingInt(ClientPrograms::version));
    }

    /** All that there are. */
    public static List<ClientPrograms> all(Optional<Path> given, String path) {
        List<Path> folders = new ArrayList<>();
        if (given.isPresent()) {
            folders.add(given.get());
        } else {
            USUAL.forEach(place -> folders.addAll(matching(place)));
            Arrays.stream(path.split(File.pathSeparator))
                    .filter(word -> !word.isEmpty())
                    .map(Path::of)
                    .forEach(folders::add);
        }
        return folders.stream()
                .distinct()
                .filter(folder -> Files.isExecutable(folder.resolve(DUMP)))
                .filter(folder -> Files.isExecutable(folder.resolve(RESTORE)))
                .flatMap(folder -> version(folder).map(found -> new ClientPrograms(folder, found)).stream())
                .toList();
    }

    /** The folders that a pattern with one star names. */
    private static List<Path> matching(String place) {
        int star = place.indexOf('*');
        if (star < 0) {
            return List.of(Path.of(place));
        }
        int before = place.lastIndexOf('/', star);
        int after = place.indexOf('/', star);
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> versions =
                Files.newDirectoryStream(Path.of(place.substring(0, before)), place.substring(before + 1, after))) {
            versions.forEach(version -> found.add(version.resolve(place.substring(after + 1))));
        } catch (IOException none) {
            return List.of();
        }
        return found;
    }

    private static Optional<Integer> version(Path folder) {
        try {
            Said said = run(List.of(folder.resolve(DUMP).toString(), "--version"), Map.of());
            Matcher number = VERSION.matcher(said.text());
            return said.exit() == 0 && number.find() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty();
        } catch (IOException noProgram) {
            return Optional.empty();
        }
    }

    /**
     * How a program ended.
     *
     * @param text the beginning of what it said on both streams
     */
    public record Said(int exit, String text) {

        /** The first line that it said, for a sentence. */
        public String line() {
            return text.lines().findFirst().orElse("exit " + exit);
        }
    }

    /** Runs {@code pg_dump} and waits for its end. */
    public Said dump(PGSimpleDataSource database, String... words) {
        return run(DUMP, database, words);
    }

    /** Runs {@code pg_restore} on a database and waits for its end. */
    public Said restore(PGSimpleDataSource database, String... words) {
        return run(RESTORE, database, words);
    }

    /** Reads the table of contents of a dump, without any database. */
    public Said list(Path dump) {
        try {
            return run(List.of(folder.resolve(RESTORE).toString(), "--list", dump.toString()), Map.of());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Said run(String program, PGSimpleDataSource database, String... words) {
        List<String> command = new ArrayList<>(List.of(folder.resolve(program).toString(), "--no-password"));
        command.addAll(List.of(words));
        try {
            return run(command, surroundings(database));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Connection and password as libpq reads them; on a command line others would see the password. */
    private static Map<String, String> surroundings(PGSimpleDataSource database) {
        Map<String, String> words = new HashMap<>();
        words.put("PGHOST", String.join(",", database.getServerNames()));
        words.put("PGPORT", Integer.toString(database.getPortNumbers()[0] == 0 ? 5432 : database.getPortNumbers()[0]));
        words.put("PGAPPNAME", "tongban command");
        put(words, "PGDATABASE", database.getDatabaseName());
        put(words, "PGUSER", database.getUser());
        put(words, "PGPASSWORD", database.getPassword());
        put(words, "PGSSLMODE", database.getSslMode());
        put(words, "PGSSLROOTCERT", database.getSslRootCert());
        return words;
    }

    private static void put(Map<String, String> words, String name, @Nullable String value) {
        if (value != null) {
            words.put(name, value);
        }
    }

    private static Said run(List<String> command, Map<String, String> surroundings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(surroundings);
        // What it says is to be read by a person; LC_MESSAGES would otherwise depend on who runs it.
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readNBytes(SAID_MAX), StandardCharsets.UTF_8);
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            return new Said(process.waitFor(), text);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } finally {
            process.destroy();
        }
    }
}
