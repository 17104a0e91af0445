package tongban.node.operator.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tongban.node.operator.act.Act;
import tongban.node.operator.act.ActTable;
import tongban.node.web.ShownTime;

/** Acts in words: keys are looked up, what is no key stands as it is. */
@Component("actWords")
class ActWords {
    private static final List<String> HEADINGS = List.of(
            "operator.acts.number",
            "operator.acts.at",
            "operator.acts.who",
            "operator.acts.act",
            "operator.acts.subject",
            "operator.acts.details",
            "operator.acts.trace");

    private final MessageSource words;
    private final ActTable acts;

    ActWords(MessageSource words, ActTable acts) {
        this.words = words;
        this.acts = acts;
    }

    /** A key's words, or the text itself. */
    public String of(String key, Locale locale) {
        return Optional.ofNullable(words.getMessage(key, new Object[0], key, locale))
                .orElse(key);
    }

    /** All details of an act in one line. */
    public String details(Act act, Locale locale) {
        String between = locale.equals(Locale.ENGLISH) ? "; " : "；";
        String colon = locale.equals(Locale.ENGLISH) ? ": " : "：";
        return act.detailLines().entrySet().stream()
                .map(line -> of(line.getKey(), locale) + colon + of(line.getValue(), locale))
                .collect(Collectors.joining(between));
    }

    List<String> headings(Locale locale) {
        return HEADINGS.stream().map(key -> of(key, locale)).toList();
    }

    List<String> cells(Act act, Locale locale) {
        return Stream.of(
                        Long.toString(act.number()),
                        ShownTime.text(act.at()),
                        act.name(),
                        of(act.act(), locale),
                        act.subject(),
                        details(act, locale),
                        act.trace())
                .toList();
    }

    /** The acts whose words have this text in them. */
    List<String> actsWith(String text, Locale locale) {
        String lower = text.toLowerCase(Locale.ROOT);
        return acts.kinds().stream()
                .filter(key -> of(key, locale).toLowerCase(Locale.ROOT).contains(lower))
                .toList();
    }
}
