package tongban.kernel.compact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.kernel.code.ZoneCode;

/** Which way something may go between the parties of a compact. */
public sealed interface Direction {

    /** From every party to every other one; what is counted is counted for each direction by itself. */
    record Any() implements Direction {}

    /** From one party to another. */
    record OneWay(ZoneCode from, ZoneCode to) implements Direction {

        public OneWay {
            if (from.equals(to)) {
                throw new IllegalArgumentException("a direction leads from one zone to another");
            }
        }
    }

    Direction ANY = new Any();

    Pattern ONE_WAY = Pattern.compile("from ([a-z0-9-]{2,31}) to ([a-z0-9-]{2,31})");

    default boolean covers(ZoneCode from, ZoneCode to) {
        return switch (this) {
            case Any any -> true;
            case OneWay way -> way.from.equals(from) && way.to.equals(to);
        };
    }

    /** {@code any}, or {@code from ZONE to ZONE}. */
    default String text() {
        return switch (this) {
            case Any any -> "any";
            case OneWay way -> "from " + way.from + " to " + way.to;
        };
    }

    /** Reads {@link #text()}; empty for anything else. */
    static Optional<Direction> read(String text) {
        if (text.equals("any")) {
            return Optional.of(ANY);
        }
        Matcher parts = ONE_WAY.matcher(text);
        if (!parts.matches() || parts.group(1).equals(parts.group(2))) {
            return Optional.empty();
        }
        return zone(parts.group(1)).flatMap(from -> zone(parts.group(2)).map(to -> new OneWay(from, to)));
    }

    /** A zone code as it stands, nothing normalised. */
    static Optional<ZoneCode> zone(String text) {
        return ZoneCode.read(text).code().filter(code -> code.value().equals(text));
    }
}
