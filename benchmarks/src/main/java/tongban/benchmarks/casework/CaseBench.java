package tongban.benchmarks.casework;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongban.benchmarks.testbed.ChildProcess;
import tongban.benchmarks.testbed.Cleanup;
import tongban.benchmarks.testbed.Comparison;
import tongban.benchmarks.testbed.LoadProcess;
import tongban.benchmarks.testbed.MainClassNodes;
import tongban.benchmarks.testbed.NodeProgram;
import tongban.benchmarks.testbed.Pace;
import tongban.benchmarks.testbed.PostgresServer;
import tongban.benchmarks.testbed.Rounds;
import tongban.benchmarks.testbed.Row;
import tongban.benchmarks.testbed.Side;
import tongban.benchmarks.testbed.Told;
import tongban.benchmarks.testbed.TwoNodes;
import tongban.verifier.command.Output;

/** The parts of one run, in the order in which they are started; the cleanup ends them in the reverse order. */
final class CaseBench {

    static final String CASEWORK = "casework";
    static final String FLOWABLE = "flowable";

    private static final String PEER = "tongban.peers.flowable.FlowablePeer";

    private final Plan plan;
    private final Path folder;
    private final Output output;
    private final Cleanup cleanup;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    /**
     * What is measured and where.
     *
     * @param postgres the folder of PostgreSQL's programs
     * @param ports of the server and the two nodes
     * @param peers class path of the peers
     * @param nodes what starts a node
     */
    record Plan(
            Path postgres,
            List<Integer> ports,
            String peers,
            NodeProgram nodes,
            Counts counts,
            Pace pace,
            Desks.Plan desks) {}

    /**
     * How many at once.
     *
     * @param callers of the nodes, in one row each
     * @param threads of Flowable, in one row each
     */
    record Counts(List<Integer> callers, List<Integer> threads) {}

    /** Rows, and other figures by their names. */
    record Result(Comparison comparison, Map<String, Object> figures, int rounds) {

        Map<String, Object> ratios() {
            return comparison.ratios(CASEWORK, List.of(FLOWABLE));
        }
    }

    CaseBench(Plan plan, Path folder, Output output, Cleanup cleanup) {
        this.plan = plan;
        this.folder = folder;
        this.output = output;
        this.cleanup = cleanup;
    }

    Result run(long startedNanos) throws IOException, InterruptedException {
        output.note("postgres.only");
        PostgresServer server =
                PostgresServer.start(plan.postgres(), folder, plan.ports().getFirst(), output, cleanup);
        figures.putAll(server.tellSettings());
        MainClassNodes program = new MainClassNodes(plan.nodes(), folder, output, cleanup);
        TwoNodes nodes = TwoNodes.start(server, program, plan.ports().subList(1, 3), folder, output);
        figures.putAll(nodes.starts());
        Side flowable = flowable(server);
        List<Side> sides = List.of(casework(nodes), flowable);
        Rounds rounds = new Rounds(plan.pace(), System::nanoTime, startedNanos, new Told(output));
        List<Row> rows = rounds.measure(sides);
        sides.forEach(Side::close);
        if (plan.desks().cases() > 0) {
            Desks desks = new Desks(plan.desks(), plan.nodes(), folder, output, cleanup);
            figures.putAll(desks.measure(server.url(TwoNodes.database("b")), nodes));
        }
        figures.putAll(nodes.memory());
        return new Result(new Comparison(rows), figures, rounds.done());
    }

    private Side casework(TwoNodes nodes) throws IOException {
        List<String> arguments =
                List.of(nodes.a().base().toString(), nodes.b().base().toString(), "yanshi-b", MainClassNodes.TOKEN);
        String classPath = System.getProperty("java.class.path");
        return child(
                CASEWORK,
                plan.counts().callers(),
                ChildProcess.java(List.of("-Xmx256m"), classPath, CaseLoad.class.getName(), arguments));
    }

    private Side flowable(PostgresServer server) throws IOException, InterruptedException {
        server.create(FLOWABLE);
        List<String> arguments = List.of(server.url(FLOWABLE));
        return child(
                FLOWABLE,
                plan.counts().threads(),
                ChildProcess.java(List.of("-Xmx512m"), plan.peers(), PEER, arguments));
    }

    private Side child(String name, List<Integer> callers, List<String> command) throws IOException {
        return LoadProcess.start(name, callers, command, folder, cleanup);
    }
}
