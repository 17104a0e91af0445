package tongban.node.web;

import org.slf4j.MDC;

/**
 * The trace id of the work at hand (跟踪号): 32 hexadecimal digits as in W3C Trace Context, section 3.2.2.3. It stands
 * in every log line, problem, error page and record of acts, so that a person can name one event to an engineer.
 */
public final class Trace {

    /** The name in the logging context. */
    public static final String NAME = "trace";

    /** What stands there when no request is at hand. */
    public static final String NONE = "-";

    private Trace() {}

    /** The id of this thread's work, or {@link #NONE}. */
    public static String id() {
        String id = MDC.get(NAME);
        return id == null ? NONE : id;
    }
}
