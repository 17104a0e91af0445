package tongban.benchmarks.testbed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongban.verifier.command.Output;

/** Two nodes, zones {@code a} and {@code b}, that have joined each other and agreed, each with its own database. */
public record TwoNodes(NodeProcess a, NodeProcess b) {

    /**
     * Starts both.
     *
     * @param ports of the first and of the second
     */
    public static TwoNodes start(PostgresServer server, Nodes nodes, List<Integer> ports, Path folder, Output output)
            throws IOException, InterruptedException {
        return new TwoNodes(
                start(server, nodes, new Zone("a", "b", ports.getFirst(), folder), output),
                start(server, nodes, new Zone("b", "a", ports.getLast(), folder), output));
    }

    private record Zone(String name, String partner, int port, Path folder) {}

    private static NodeProcess start(PostgresServer server, Nodes nodes, Zone zone, Output output)
            throws IOException, InterruptedException {
        server.create(database(zone.name()));
        output.note("node.starting", zone.name());
        String url = server.url(database(zone.name()));
        return nodes.start(new NodeSetting(zone.name(), zone.port(), zone.partner(), url, zone.folder()));
    }

    /** The name of a zone's database. */
    public static String database(String zone) {
        return "zone_" + zone;
    }

    /** How long their starts took, in seconds. */
    public Map<String, Object> starts() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("node.a.start_s", a.startUp().toMillis() / 1000.0);
        figures.put("node.b.start_s", b.startUp().toMillis() / 1000.0);
        return figures;
    }

    /** The most memory that each has held, in MiB, where that is told. */
    public Map<String, Object> memory() {
        Map<String, Object> figures = new LinkedHashMap<>();
        a.memoryMib().ifPresent(mib -> figures.put("node.a.memory_mib", mib));
        b.memoryMib().ifPresent(mib -> figures.put("node.b.memory_mib", mib));
        return figures;
    }
}
