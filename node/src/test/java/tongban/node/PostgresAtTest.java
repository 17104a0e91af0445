package tongban.node;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Servers for tests, each with data of its own. To found a server takes a second or more and writes a thousand files
 * through to the disk; so each process founds one, and every test gets a copy of its folder.
 */
public final class PostgresAtTest {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final Path FOLDERS = folders();
    private static final Path FOUNDED = founded();

    private PostgresAtTest() {}

    private static Path folders() {
        try {
            Path folders = Files.createTempDirectory("tongban-postgres");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folders)));
            return folders;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Path founded() {
        try {
            Path founded = FOLDERS.resolve("founded");
            in(founded).close();
            return founded;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static EmbeddedPostgres in(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(START_WITHIN)
                .start();
    }

    /** Starts an empty server; who started it closes it. */
    public static synchronized EmbeddedPostgres start() throws IOException {
        deleteEnded();
        Path data = Files.createTempDirectory(FOLDERS, "data");
        Files.walkFileTree(FOUNDED, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(FOUNDED)) {
                    Files.createDirectory(data.resolve(FOUNDED.relativize(folder)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, data.resolve(FOUNDED.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return in(data);
    }

    /** A server that has ended leaves no {@code postmaster.pid}; nobody needs its data any more. */
    private static void deleteEnded() throws IOException {
        List<Path> all;
        try (Stream<Path> folders = Files.list(FOLDERS)) {
            all = folders.filter(folder -> !folder.equals(FOUNDED)).toList();
        }
        for (Path folder : all) {
            if (!Files.exists(folder.resolve("postmaster.pid"))) {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
