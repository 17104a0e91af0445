package tongban.node;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a node needs to start; all else is in the zone file.
 *
 * @param zoneFile {@code zone.yaml}
 * @param database its database, an empty one or its own
 * @param bind the address on which its pages listen
 * @param port the port of its pages, 0 for any free one
 * @param log the file for its log; empty: the log goes to standard output
 * @param callers SHA-256 of the tokens of programs that may ask through interfaces, hexadecimal
 */
public record NodeSettings(
        Path zoneFile, Database database, String bind, int port, Optional<Path> log, List<String> callers) {

    /**
     * A PostgreSQL database.
     *
     * @param url {@code jdbc:postgresql://…}
     * @param user empty when the URL names it
     */
    public record Database(String url, String user, String password) {

        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    public NodeSettings {
        callers = List.copyOf(callers);
    }

    /** Where the log goes. */
    Map<String, Object> logging() {
        return log.<Map<String, Object>>map(file -> Map.of(
                        "logging.file.name", file.toAbsolutePath().toString(), "logging.threshold.console", "off"))
                .orElse(Map.of());
    }

    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("tongban.zone.file", zoneFile.toAbsolutePath().toString());
        properties.put(
                "tongban.operator.folder",
                zoneFile.toAbsolutePath().resolveSibling("operators").toString());
        properties.put("spring.datasource.url", database.url());
        if (!database.user().isEmpty()) {
            properties.put("spring.datasource.username", database.user());
            properties.put("spring.datasource.password", database.password());
        }
        properties.put("server.address", bind);
        properties.put("server.port", Integer.toString(port));
        properties.put("tongban.callers", String.join(",", callers));
        return properties;
    }
}
