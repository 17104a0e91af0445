package tongban.benchmarks.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** Options of a benchmark of whole nodes: where it runs, and on what. Whoever has it has the bundle of this package. */
public final class Place {

    /** The texts of this package and of the commands that use it. */
    public static final String BUNDLE = "tongban.benchmarks.testbed.messages";

    private static final Set<String> NO_DISKS = Set.of("tmpfs", "ramfs");
    private static final int PORTS = 3;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port")
    private @Nullable Integer port;

    @Option(names = "--postgres", paramLabel = "FOLDER", descriptionKey = "postgres")
    private @Nullable Path postgres;

    @Option(names = "--folder", paramLabel = "FOLDER", descriptionKey = "folder")
    private @Nullable Path parent;

    @Option(names = "--node-main", paramLabel = "CLASS", descriptionKey = "node-main")
    private String nodeMain = "tongban.node.command.MeasuredNode";

    /** The folder with PostgreSQL's programs. */
    public Path programs(Output output) {
        if (postgres != null) {
            if (!PostgresPrograms.complete(postgres)) {
                throw new BadInput(output.text("postgres.incomplete", postgres, missing(postgres)));
            }
            return postgres;
        }
        return PostgresPrograms.below(Path.of("/usr/lib/postgresql"))
                .orElseThrow(() -> new BadInput(output.text("postgres.none")));
    }

    private static String missing(Path folder) {
        return String.join(
                ", ",
                PostgresPrograms.NEEDED.stream()
                        .filter(program -> !Files.isExecutable(folder.resolve(program)))
                        .toList());
    }

    /** Ports of the server and of two nodes. */
    public List<Integer> ports(Output output) throws IOException {
        if (port == null) {
            return Ports.free(PORTS);
        }
        if (port < 1 || port > 65_536 - PORTS) {
            throw new BadInput(output.text("port.range", port, 65_536 - PORTS));
        }
        OptionalInt taken = Ports.taken(port, PORTS);
        if (taken.isPresent()) {
            throw new BadInput(output.text("port.taken", taken.getAsInt()));
        }
        return IntStream.range(port, port + PORTS).boxed().toList();
    }

    /** The folder on a disk below which everything is kept while it lives. */
    public Path folder(Output output) throws IOException {
        Path place = parent == null ? Path.of(System.getProperty("java.io.tmpdir")) : parent;
        if (!Files.isDirectory(place) || !Files.isWritable(place)) {
            throw new BadInput(output.text("folder.unusable", place));
        }
        if (NO_DISKS.contains(Files.getFileStore(place).type())) {
            throw new BadInput(output.text("folder.memory", place));
        }
        return place.toAbsolutePath();
    }

    /** A node starts with the archive that the launcher made, as that of {@code serve} does. */
    public NodeProgram nodes(Output output) {
        String classPath = classPath("tongban.bench.node", "no-node", output);
        String archive = System.getProperty("tongban.bench.node.archive", "");
        return new NodeProgram(classPath, nodeMain, archive.isEmpty() ? List.of() : List.of(archive));
    }

    /** The class path of the peers. */
    public String peers(Output output) {
        return classPath("tongban.bench.peers", "no-peers", output);
    }

    private static String classPath(String property, String missing, Output output) {
        @Nullable String path = System.getProperty(property);
        if (path == null || path.isBlank()) {
            throw new BadInput(output.text(missing));
        }
        return path;
    }
}
