package tongban.benchmarks.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.benchmarks.callers.Callers;
import tongban.benchmarks.testbed.ChildProcess;
import tongban.benchmarks.testbed.Cleanup;
import tongban.benchmarks.testbed.Comparison;
import tongban.benchmarks.testbed.LoadProcess;
import tongban.benchmarks.testbed.MainClassNodes;
import tongban.benchmarks.testbed.NodeProcess;
import tongban.benchmarks.testbed.NodeProgram;
import tongban.benchmarks.testbed.Nodes;
import tongban.benchmarks.testbed.Pace;
import tongban.benchmarks.testbed.PostgresServer;
import tongban.benchmarks.testbed.Rounds;
import tongban.benchmarks.testbed.Row;
import tongban.benchmarks.testbed.Side;
import tongban.benchmarks.testbed.Told;
import tongban.benchmarks.testbed.TwoNodes;
import tongban.verifier.command.Output;

/** The parts of one run, in the order in which they are started; the cleanup ends them in the reverse order. */
final class Bench {
    static final String EXCHANGE = "exchange";
    static final String PHASE4 = "phase4";
    static final String PGBENCH = "pgbench";

    private static final List<Integer> CALLERS = List.of(1, 8, 64, 256, 1024);
    private static final List<Integer> PEER_CALLERS = List.of(1, 2, 4, 8);
    private static final int SCALE = 50;
    private static final String DATABASE = "bench";
    private static final String PEER = "tongban.peers.phase4.Phase4Peer";

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
     * @param nodes what starts a node, or empty when only the peers are measured
     * @param bytes length of a question, and of a payload of phase4
     */
    record Plan(
            Path postgres,
            List<Integer> ports,
            String peers,
            Optional<NodeProgram> nodes,
            int bytes,
            Pace pace,
            boolean extras) {}

    /** Rows, and other figures by their names. */
    record Result(Comparison comparison, Map<String, Object> figures, int rounds) {}

    Bench(Plan plan, Path folder, Output output, Cleanup cleanup) {
        this.plan = plan;
        this.folder = folder;
        this.output = output;
        this.cleanup = cleanup;
    }

    Result run(long startedNanos) throws IOException, InterruptedException {
        output.note("postgres.starting", SCALE);
        PostgresServer server =
                PostgresServer.start(plan.postgres(), folder, plan.ports().get(0), output, cleanup);
        server.create(DATABASE);
        server.fill(DATABASE, SCALE);
        figures.putAll(server.tellSettings());
        List<Side> sides = new ArrayList<>();
        Optional<TwoNodes> nodes = Optional.empty();
        if (plan.nodes().isPresent()) {
            nodes = Optional.of(startNodes(server, plan.nodes().get()));
            sides.add(callers(nodes.get().a()));
        }
        sides.add(phase4(PHASE4, List.of()));
        sides.add(new Pgbench(server, DATABASE, folder));
        Rounds rounds = new Rounds(plan.pace(), System::nanoTime, startedNanos, new Told(output));
        List<Row> rows = new ArrayList<>(rounds.measure(sides));
        if (plan.extras()) {
            rows.addAll(extras(rounds, server, sides.get(0), new Comparison(rows)));
        }
        nodes.ifPresent(two -> figures.putAll(two.memory()));
        return new Result(new Comparison(rows), figures, rounds.done());
    }

    private TwoNodes startNodes(PostgresServer server, NodeProgram program) throws IOException, InterruptedException {
        Nodes nodes = new MainClassNodes(program, folder, output, cleanup);
        TwoNodes two = TwoNodes.start(server, nodes, plan.ports().subList(1, 3), folder, output);
        figures.putAll(two.starts());
        return two;
    }

    private Side callers(NodeProcess asked) throws IOException {
        List<String> arguments = List.of(
                asked.questions().toString(), plan.bytes() + "", "Authorization: Bearer " + MainClassNodes.TOKEN);
        String classPath = System.getProperty("java.class.path");
        return child(
                EXCHANGE,
                CALLERS,
                ChildProcess.java(List.of("-Xmx256m"), classPath, Callers.class.getName(), arguments));
    }

    private Side phase4(String name, List<String> more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(plan.bytes() + ""));
        arguments.addAll(more);
        return child(name, PEER_CALLERS, ChildProcess.java(List.of("-Xmx512m"), plan.peers(), PEER, arguments));
    }

    private Side child(String name, List<Integer> callers, List<String> command) throws IOException {
        return LoadProcess.start(name, callers, command, folder, cleanup);
    }

    /** What fairness asks for: phase4 with its register of message ids on disk, the exchange without durability. */
    private List<Row> extras(Rounds rounds, PostgresServer server, Side first, Comparison so)
            throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        int callers = so.best(PHASE4).orElseThrow().callers();
        Side register = phase4("phase4_register_on_disk", List.of(folder.resolve("register") + ""));
        rows.add(rounds.extra(register, register.name(), callers));
        register.close();
        Optional<Row> own = so.best(EXCHANGE);
        if (own.isPresent()) {
            server.durable(false);
            rows.add(rounds.extra(first, "exchange_not_durable", own.get().callers()));
            server.durable(true);
        }
        return rows;
    }
}
