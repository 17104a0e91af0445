package tongban.benchmarks.testbed;

import java.util.ArrayList;
import java.util.List;

/**
 * What starts a node of the benchmark.
 *
 * @param main the class that gets the words of {@link NodeSetting#arguments}
 * @param archive Java's words for a start with an archive of classes, none when there is none
 */
public record NodeProgram(String classPath, String main, List<String> archive) {

    /** Memory of a node in service, as the limits of the product have it. */
    private static final String MEMORY = "-Xmx512m";

    /** As the launcher and the package start nodes. */
    private static final String COLLECTOR = "-XX:+UseParallelGC";

    public NodeProgram {
        archive = List.copyOf(archive);
    }

    /** The command line of a node. */
    public List<String> command(NodeSetting setting) {
        List<String> flags = new ArrayList<>(List.of(MEMORY, COLLECTOR, "-Xlog:disable"));
        flags.addAll(archive);
        return ChildProcess.java(flags, classPath, main, setting.arguments());
    }
}
