package tongban.kernel.compact;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactFault.Cause;

/** What came of reading one line of an article. */
sealed interface TermReading {

    record Is(Term term) implements TermReading {}

    record IsNot(Cause cause) implements TermReading {}

    Pattern TOPIC = Pattern.compile("([a-z][a-z0-9.-]{0,63})/([1-9][0-9]{0,4}) (.+)");
    Pattern QUOTA = Pattern.compile("([0-9]+) per (day|month|total) (.+)");
    Pattern FIELDS = Pattern.compile("([a-z0-9./,-]+) for ([a-z0-9./-]+) basis (.+)");

    static TermReading of(String line, List<ZoneCode> parties) {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        String value = space < 0 ? "" : line.substring(space + 1);
        return switch (word) {
            case "topic" -> topic(value, parties);
            case "identity-level" ->
                value.matches("[1-9]")
                        ? new Is(new Term.IdentityLevel(Integer.parseInt(value)))
                        : new IsNot(Cause.BAD_LEVEL);
            case "item" -> Form.isName(value) ? new Is(new Term.ServiceItem(value)) : new IsNot(Cause.BAD_NAME);
            case "card-service" -> Form.isName(value) ? new Is(new Term.CardService(value)) : new IsNot(Cause.BAD_NAME);
            case "fields" -> fields(value);
            case "quota" -> quota(value, parties);
            case "require-same" -> Form.isName(value) ? new Is(new Term.RequireSame(value)) : new IsNot(Cause.BAD_NAME);
            default -> new IsNot(Cause.UNKNOWN_TERM);
        };
    }

    private static TermReading topic(String value, List<ZoneCode> parties) {
        Matcher parts = TOPIC.matcher(value);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 0xffff) {
            return new IsNot(Cause.BAD_TOPIC);
        }
        Topic topic = new Topic(parts.group(1), Integer.parseInt(parts.group(2)));
        return direction(parts.group(3), parties)
                .<TermReading>map(direction -> new Is(new Term.AllowedTopic(topic, direction)))
                .orElse(new IsNot(Cause.BAD_DIRECTION));
    }

    private static TermReading quota(String value, List<ZoneCode> parties) {
        Matcher parts = QUOTA.matcher(value);
        OptionalLong count = parts.matches() ? Form.number(parts.group(1)) : OptionalLong.empty();
        if (count.isEmpty()) {
            return new IsNot(Cause.BAD_QUOTA);
        }
        Term.Period period = Term.Period.valueOf(parts.group(2).toUpperCase(java.util.Locale.ROOT));
        return direction(parts.group(3), parties)
                .<TermReading>map(direction -> new Is(new Term.Quota(count.getAsLong(), period, direction)))
                .orElse(new IsNot(Cause.BAD_DIRECTION));
    }

    private static TermReading fields(String value) {
        Matcher parts = FIELDS.matcher(value);
        if (!parts.matches()) {
            return new IsNot(Cause.BAD_FIELDS);
        }
        List<String> names = List.of(parts.group(1).split(",", -1));
        boolean holds =
                Form.isNameList(names) && Form.isName(parts.group(2)) && Form.isLine(parts.group(3), Form.TITLE_MAX);
        return holds ? new Is(new Term.FieldUse(names, parts.group(2), parts.group(3))) : new IsNot(Cause.BAD_FIELDS);
    }

    private static Optional<Direction> direction(String text, List<ZoneCode> parties) {
        return Direction.read(text)
                .filter(direction -> !(direction instanceof Direction.OneWay way)
                        || parties.contains(way.from()) && parties.contains(way.to()));
    }
}
