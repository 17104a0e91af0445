package tongban.node.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * How pages show a moment: in Beijing time (Asia/Shanghai), as {@code 2026-11-25 16:45:12}. Templates find it
 * under the name {@code times}.
 */
public final class ShownTime {
    /** The time zone in which this node's people live. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);

    /** The text of a moment. */
    public static String text(Instant at) {
        return FORM.format(at);
    }

    /** The same, for templates. */
    public String of(Instant at) {
        return text(at);
    }
}
