package tongban.peers.flowable;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Starts and completes instances of a process with one user task in Flowable's engine, as a benchmark tells it on
 * standard input: {@code start THREADS}, {@code window MILLISECONDS}, {@code stop}. It ends when its input ends. The
 * engine is called in its own process, without HTTP, and keeps its history at the level {@code audit}, its own default.
 */
public final class FlowablePeer {

    private static final int CONNECTIONS = 64;
    private static final String PROCESS = "tongban/peers/flowable/one-task.bpmn20.xml";

    private FlowablePeer() {}

    /**
     * Runs the peer.
     *
     * @param arguments the JDBC address of an empty database
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(arguments[0]);
            pool.setMaximumPoolSize(CONNECTIONS);
            ProcessEngine engine = engine(pool);
            out.println("ready");
            obey(threads -> new Threads(engine, threads), out);
            engine.close();
        }
    }

    /** An engine on an empty database, with the one process deployed. */
    static ProcessEngine engine(HikariDataSource pool) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("audit");
        // Timers and asynchronous steps, of which the process has none, would only cost the peer time.
        configuration.setAsyncExecutorActivate(false);
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource(PROCESS)
                .deploy();
        return engine;
    }

    private static void obey(IntFunction<Threads> start, PrintStream out) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        @Nullable Threads threads = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (threads != null && !words[0].equals("window")) {
                threads.close();
                threads = null;
            }
            switch (words[0]) {
                case "start" -> {
                    threads = start.apply(Integer.parseInt(words[1]));
                    out.println("started");
                }
                case "window" -> out.println(threads == null ? "idle" : threads.window(Long.parseLong(words[1])));
                default -> out.println("stopped");
            }
        }
        if (threads != null) {
            threads.close();
        }
    }
}
