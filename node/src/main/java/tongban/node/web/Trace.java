package tongban.node.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * The trace id of the work at hand (跟踪号): 32 hexadecimal digits as in W3C Trace Context, section 3.2.2.3. It stands
 * in every log line, problem, error page and record of acts, so that a person can name one event to an engineer. A
 * batch that carries the questions of several callers has one id and names some of the others as links.
 */
public final class Trace {
    /** The name in the logging context. */
    public static final String NAME = "trace";
    /** The name of the links in the logging context. */
    public static final String LINKS = "links";
    /** The header in which an answer names its trace. */
    public static final String HEADER = "Trace-Id";
    /** The header that names other traces that a batch carries: ids, separated by blanks. */
    public static final String LINKS_HEADER = "Trace-Links";
    /** So many links are named at most; a batch has up to 256 entries. */
    public static final int LINKS_MAX = 8;
    /** What stands there when no request is at hand. */
    public static final String NONE = "-";

    private static final Pattern IDS = Pattern.compile("[0-9a-f]{32}( [0-9a-f]{32}){0," + (LINKS_MAX - 1) + "}");

    private Trace() {}

    /** The id of this thread's work, or {@link #NONE}. */
    public static String id() {
        String id = MDC.get(NAME);
        return id == null ? NONE : id;
    }

    /** The level at which a step of this thread's work is written. */
    public static Level level() {
        return TraceParent.current().filter(TraceParent::told).isPresent() ? Level.INFO : Level.DEBUG;
    }

    /** Other traces that the work at hand carries, separated by blanks. */
    public static Optional<String> links() {
        return Optional.ofNullable(MDC.get(LINKS));
    }

    /** The work at hand carries these traces: the first gives it its id if it has none, the others are links. */
    public static void carry(List<TraceParent> traces) {
        if (traces.isEmpty()) {
            return;
        }
        boolean told = traces.stream().anyMatch(TraceParent::told);
        TraceParent own = TraceParent.current().orElse(traces.getFirst());
        new TraceParent(own.id(), own.told() || told).enter();
        link(traces.stream().map(TraceParent::id).filter(id -> !id.equals(own.id())));
    }

    /** Takes the links that another node names in its header; anything else there is ignored. */
    public static void takeLinks(@Nullable String header) {
        if (header != null && IDS.matcher(header).matches()) {
            link(Arrays.stream(header.split(" ")));
        }
    }

    private static void link(Stream<String> ids) {
        Stream<String> known =
                links().map(text -> Arrays.stream(text.split(" "))).orElseGet(Stream::empty);
        String all = Stream.concat(known, ids).distinct().limit(LINKS_MAX).collect(Collectors.joining(" "));
        if (!all.isEmpty()) {
            MDC.put(LINKS, all);
        }
    }
}
