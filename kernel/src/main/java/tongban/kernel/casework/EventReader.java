package tongban.kernel.casework;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the lines of an event's head from the first to the last. */
final class EventReader {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

    private final String text;
    private final String[] lines;
    private int next = 1;

    EventReader(String text) {
        this.text = text;
        this.lines = text.substring(0, text.length() - 1).split("\n", -1);
    }

    Optional<CaseEvent> read() {
        if (!lines[0].equals(CaseEvent.HEADING)) {
            return Optional.empty();
        }
        try {
            CaseEvent event = new CaseEvent(
                    field("case", CaseId::read),
                    field("number", EventReader::number),
                    field("previous", CaseEvent::digest),
                    field("zone", Facts::zone),
                    field("at", Facts::instant),
                    field("act", Act::ofEvent),
                    field("role", Role::read),
                    field("by", by -> Optional.of(by).filter(CaseEvent::isActor)),
                    facts(),
                    field("body", CaseEvent::digest));
            // A text that is written otherwise than it was read would have a second spelling, and a second digest.
            return next == lines.length && event.text().equals(text) ? Optional.of(event) : Optional.empty();
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private <T> T field(String name, Function<String, Optional<T>> reader) {
        if (next >= lines.length || !lines[next].startsWith(name + " ")) {
            throw new IllegalArgumentException("here belongs the line of " + name);
        }
        String value = lines[next++].substring(name.length() + 1);
        return reader.apply(value)
                .orElseThrow(() -> new IllegalArgumentException("no fit value of " + name + ": " + value));
    }

    private Map<FactName, String> facts() {
        Map<FactName, String> facts = new EnumMap<>(FactName.class);
        while (next < lines.length && !lines[next].startsWith("body ")) {
            String line = lines[next++];
            int space = line.indexOf(' ');
            FactName name = FactName.read(space < 0 ? line : line.substring(0, space))
                    .orElseThrow(() -> new IllegalArgumentException("an unknown fact: " + line));
            facts.put(name, space < 0 ? "" : line.substring(space + 1));
        }
        return facts;
    }

    private static Optional<Integer> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Integer.parseInt(text)).filter(number -> number <= CaseEvent.NUMBER_MAX)
                : Optional.empty();
    }
}
