package tongban.node;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One zone's node. */
@SpringBootApplication
public class Node {

    /** A process has one log, and Spring sets it up before the first initializer runs: one start at a time. */
    private static final ReentrantLock LOG_SET_UP = new ReentrantLock();

    /**
     * Starts a node; it runs until its context is closed.
     *
     * @param settings which zone, on which database
     * @param clock the node's clock; a story brings one that it can set
     */
    public static ConfigurableApplicationContext start(NodeSettings settings, InstantSource clock) {
        Map<String, Object> properties = new LinkedHashMap<>(settings.properties());
        LOG_SET_UP.lock();
        try {
            return new SpringApplicationBuilder(Node.class)
                    .registerShutdownHook(false)
                    // The log is set up before anything else, so these must be there from the beginning.
                    .properties(settings.logging())
                    .initializers(context -> {
                        LOG_SET_UP.unlock();
                        context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("node", properties));
                        ((GenericApplicationContext) context).registerBean(InstantSource.class, () -> clock);
                    })
                    .run();
        } finally {
            if (LOG_SET_UP.isHeldByCurrentThread()) {
                LOG_SET_UP.unlock();
            }
        }
    }

    /** Starts a node with the clock of the machine. */
    public static ConfigurableApplicationContext start(NodeSettings settings) {
        return start(settings, InstantSource.system());
    }
}
