package tongban.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The checked-out project: its root, its modules and its text files, without what builds and editors leave behind. */
final class Project {
    static final Path ROOT = root();

    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".tongban", ".idea", ".vscode", "node_modules");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern TEXT_NAME =
            Pattern.compile("[^.]+|.*\\.(md|java|xml|ya?ml|tsv|json|properties|txt|sh)");

    private Project() {}

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/pom.xml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Run this test inside the project.");
            }
        }
        return folder;
    }

    /** The names of the Maven modules, as the root pom lists them. */
    static List<String> modules() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(MatchResult::group)
                .map(element -> element.replaceAll("<[^>]+>", ""))
                .toList();
    }

    /** Of these, those that are written in Java; packaging, in a profile, is not. */
    static List<String> javaModules() {
        return modules().stream()
                .filter(module -> Files.isDirectory(ROOT.resolve(module + "/src/main/java"))
                        || Files.isDirectory(ROOT.resolve(module + "/src/test/java")))
                .toList();
    }

    /** All text files of the project, relative to its root and sorted. */
    static List<Path> textFiles() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (TEXT_NAME.matcher(file.getFileName().toString()).matches() && attributes.isRegularFile()) {
                        found.add(ROOT.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        return found.stream().sorted().toList();
    }

    /** The files whose name ends so, relative to the root and sorted. */
    static List<Path> filesEndingIn(String ending) {
        return textFiles().stream()
                .filter(file -> file.toString().endsWith(ending))
                .toList();
    }

    /** A file's text; the path is relative to the root, or absolute. */
    static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static String read(String file) {
        return read(Path.of(file));
    }
}
