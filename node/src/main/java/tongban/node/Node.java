package tongban.node;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One zone's node. */
@SpringBootApplication
public class Node {

    /**
     * Starts a node; it runs until its context is closed.
     *
     * @param settings which zone, on which database
     * @param clock the node's clock; a story brings one that it can set
     */
    public static ConfigurableApplicationContext start(NodeSettings settings, InstantSource clock) {
        Map<String, Object> properties = new LinkedHashMap<>(settings.properties());
        return new SpringApplicationBuilder(Node.class)
                .registerShutdownHook(false)
                // The log is set up before anything else, so these must be there from the beginning.
                .properties(settings.logging())
                .initializers(context -> {
                    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("node", properties));
                    ((GenericApplicationContext) context).registerBean(InstantSource.class, () -> clock);
                })
                .run();
    }

    /** Starts a node with the clock of the machine. */
    public static ConfigurableApplicationContext start(NodeSettings settings) {
        return start(settings, InstantSource.system());
    }
}
