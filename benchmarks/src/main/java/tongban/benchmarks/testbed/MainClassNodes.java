package tongban.benchmarks.testbed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/**
 * Nodes whose process is a Java class that gets the words of {@link NodeSetting#arguments}. It joins the partner named
 * there, answers {@code GET /actuator/health/readiness} with 200 when it serves, and takes questions as {@code POST} at
 * its interface for programs of its zone: a JSON object of any length, whose answer is the partner's and holds the
 * member {@code nonce}.
 */
public final class MainClassNodes implements Nodes {
    /** The path at which a caller asks. */
    private static final String QUESTIONS = "/api/exchange/v1/yanshi-%s/hello";

    /** What a caller shows: the node knows its digest. */
    public static final String TOKEN = "yanshi-measured";

    private static final String READINESS = "/actuator/health/readiness";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final NodeProgram program;
    private final Path logs;
    private final Output output;
    private final Cleanup cleanup;

    public MainClassNodes(NodeProgram program, Path logs, Output output, Cleanup cleanup) {
        this.program = program;
        this.logs = logs;
        this.output = output;
        this.cleanup = cleanup;
    }

    @Override
    public NodeProcess start(NodeSetting setting) throws IOException, InterruptedException {
        Path log = logs.resolve("node-" + setting.zone() + ".log");
        long startedNanos = System.nanoTime();
        Process process = new ProcessBuilder(program.command(setting))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        cleanup.add(() -> Cleanup.end(process));
        URI base = URI.create("http://127.0.0.1:" + setting.port());
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!ready(client, base.resolve(READINESS))) {
                boolean late = System.nanoTime() - startedNanos > PATIENCE.toNanos();
                if (late || !process.isAlive()) {
                    throw new BadInput(
                            output.text("node.start", program.main(), setting.zone(), ChildProcess.tail(log)));
                }
                Thread.sleep(20);
            }
        }
        Duration startUp = Duration.ofNanos(System.nanoTime() - startedNanos);
        return new NodeProcess(process, base.resolve(QUESTIONS.formatted(setting.partner())), startUp);
    }

    private static boolean ready(HttpClient client, URI readiness) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
