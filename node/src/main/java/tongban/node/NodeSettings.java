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
 * @param form how the log is written
 * @param callers SHA-256 of the tokens of programs that may ask through interfaces, hexadecimal
 */
public record NodeSettings(
        Path zoneFile,
        Database database,
        String bind,
        int port,
        Optional<Path> log,
        LogForm form,
        List<String> callers) {

    /** How a log is written. */
    public enum LogForm {
        /** Lines for people. */
        TEXT,
        /** One JSON object a line, with the members of logstash's format. */
        JSON
    }

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

    /** With a log for people. */
    public NodeSettings(
            Path zoneFile, Database database, String bind, int port, Optional<Path> log, List<String> callers) {
        this(zoneFile, database, bind, port, log, LogForm.TEXT, callers);
    }

    /** The same with another form of the log. */
    public NodeSettings logging(LogForm other) {
        return new NodeSettings(zoneFile, database, bind, port, log, other, callers);
    }

    /** Where the log goes, and how. */
    Map<String, Object> logging() {
        Map<String, Object> properties = new LinkedHashMap<>();
        log.ifPresent(file -> {
            properties.put("logging.file.name", file.toAbsolutePath().toString());
            properties.put("logging.threshold.console", "off");
        });
        if (form == LogForm.JSON) {
            properties.put("logging.structured.format." + (log.isPresent() ? "file" : "console"), "logstash");
        }
        return properties;
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
