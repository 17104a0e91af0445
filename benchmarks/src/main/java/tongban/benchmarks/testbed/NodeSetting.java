package tongban.benchmarks.testbed;

import java.nio.file.Path;
import java.util.List;

/**
 * What a node of the benchmark is told.
 *
 * @param zone {@code a} or {@code b}
 * @param port where it listens on the loopback interface
 * @param partner the other zone
 * @param databaseUrl its own database, a JDBC address with user
 * @param folder a folder that both nodes share, for keys and invitations
 */
public record NodeSetting(String zone, int port, String partner, String databaseUrl, Path folder) {

    /** The words on the command line of the class that starts the node. */
    public List<String> arguments() {
        return List.of(
                "--zone=" + zone,
                "--port=" + port,
                "--db=" + databaseUrl,
                "--partner=" + partner,
                "--folder=" + folder);
    }
}
