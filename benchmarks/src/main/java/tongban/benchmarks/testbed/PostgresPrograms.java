package tongban.benchmarks.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the folder with the programs of an installed PostgreSQL 15 or later. */
public final class PostgresPrograms {
    public static final List<String> NEEDED = List.of("initdb", "postgres", "psql", "createdb", "pgbench");
    private static final int VERSION_MIN = 15;

    private PostgresPrograms() {}

    /** Whether the folder has all programs that are needed. */
    public static boolean complete(Path folder) {
        return NEEDED.stream().allMatch(program -> Files.isExecutable(folder.resolve(program)));
    }

    /** The lowest version from 15 on below a folder such as {@code /usr/lib/postgresql}, the oldest that is served. */
    public static Optional<Path> below(Path versions) {
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.filter(folder -> version(folder) >= VERSION_MIN)
                    .sorted(Comparator.comparingInt(PostgresPrograms::version))
                    .map(folder -> folder.resolve("bin"))
                    .filter(PostgresPrograms::complete)
                    .findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static int version(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("[0-9]{1,4}") ? Integer.parseInt(name) : 0;
    }
}
