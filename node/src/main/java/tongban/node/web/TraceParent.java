package tongban.node.web;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What a request carries of the work that it belongs to (W3C Trace Context, section 3.2), from the caller through this
 * zone's node to the partner's. The thread that does the work has entered it, so that each log line carries the id.
 *
 * @param id the trace id
 * @param told whether the steps of this work are written to the log, as the caller or the first node decided (the flag
 *     {@code sampled}, section 3.2.2.5); faults always are
 */
public record TraceParent(String id, boolean told) {

    /** The header's name. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM =
            Pattern.compile("00-((?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})");
    private static final String TOLD = "sampled";
    private static final int SAMPLED = 1;

    /** The header as it was sent; empty when there is none or it is malformed, and a new trace begins. */
    public static Optional<TraceParent> read(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = FORM.matcher(header);
        return matcher.matches()
                ? Optional.of(new TraceParent(
                        matcher.group(1), (HexFormat.fromHexDigits(matcher.group(2)) & SAMPLED) == SAMPLED))
                : Optional.empty();
    }

    /** A new trace. */
    public static TraceParent fresh(RandomGenerator random, boolean told) {
        return new TraceParent(digits(random) + digits(random), told);
    }

    /** Sixteen digits that are not all zero. */
    private static String digits(RandomGenerator random) {
        long number = random.nextLong();
        return HexFormat.of().toHexDigits(number == 0 ? 1 : number);
    }

    /** The trace of this thread's work. */
    public static Optional<TraceParent> current() {
        String id = MDC.get(Trace.NAME);
        return id == null ? Optional.empty() : Optional.of(new TraceParent(id, MDC.get(TOLD) != null));
    }

    /** The header for a request that belongs to this work. */
    public String header(RandomGenerator random) {
        return "00-" + id + "-" + digits(random) + (told ? "-01" : "-00");
    }

    /** From here on this thread does this work. */
    public void enter() {
        MDC.put(Trace.NAME, id);
        if (told) {
            MDC.put(TOLD, "yes");
        }
    }

    /** This thread's work is done. */
    public static void leave() {
        MDC.remove(Trace.NAME);
        MDC.remove(Trace.LINKS);
        MDC.remove(TOLD);
    }
}
