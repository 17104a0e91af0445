package tongban.benchmarks.testbed;

import java.io.IOException;

/** How a node is started as a process of its own. */
public interface Nodes {
    /** Starts a node and returns when it says that it is ready. */
    NodeProcess start(NodeSetting setting) throws IOException, InterruptedException;
}
