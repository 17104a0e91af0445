package tongban.peers.flowable;

import com.zaxxer.hikari.HikariDataSource;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import tongban.peers.Orders;

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
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(arguments[0]);
            pool.setMaximumPoolSize(CONNECTIONS);
            ProcessEngine engine = engine(pool);
            Orders.obey(threads -> new Threads(engine, threads));
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
}
