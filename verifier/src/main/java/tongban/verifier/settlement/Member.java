package tongban.verifier.settlement;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.kernel.money.Fen;
import tongban.kernel.settlement.Ratio;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** A place in a JSON text that knows its path, {@code lines[0].amount}, and refuses strictly with cause and cure. */
final class Member {
    private static final int SHOWN = 60;

    private final Output output;
    private final String path;
    private final @Nullable Object value;

    Member(Output output, String path, @Nullable Object value) {
        this.output = output;
        this.path = path;
        this.value = value;
    }

    /** The value as an object with these members; one after {@code ?} may be absent, any other one is refused. */
    Map<String, Member> object(String... names) {
        if (!(value instanceof Map<?, ?> map)) {
            throw refuse("bad.noObject");
        }
        List<String> known = new ArrayList<>();
        for (String name : names) {
            known.add(name.replace("?", ""));
        }
        Map<String, Member> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            Member member = new Member(output, path.isEmpty() ? name : path + "." + name, entry.getValue());
            if (!known.contains(name)) {
                throw member.refuse("bad.unknownMember", String.join(", ", known));
            }
            members.put(name, member);
        }
        for (String name : names) {
            if (!name.startsWith("?") && !members.containsKey(name)) {
                throw new Member(output, path.isEmpty() ? name : path + "." + name, null).refuse("bad.missing");
            }
        }
        return members;
    }

    /** The value as a list of at least one. */
    List<Member> items() {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            throw refuse("bad.noList");
        }
        List<Member> items = new ArrayList<>();
        for (Object item : list) {
            items.add(new Member(output, path + "[" + items.size() + "]", item));
        }
        return items;
    }

    /** The language of whoever reads. */
    Locale locale() {
        return output.locale();
    }

    boolean isObject() {
        return value instanceof Map<?, ?>;
    }

    String text() {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw refuse("bad.noText");
    }

    boolean truth() {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw refuse("bad.noTruth");
    }

    LocalDate date() {
        try {
            LocalDate date = LocalDate.parse(text());
            if (date.getYear() >= 2000 && date.getYear() < 2200) {
                return date;
            }
        } catch (DateTimeException fault) {
            throw refuse("bad.date");
        }
        throw refuse("bad.date");
    }

    /** Yuan, as a text or a number with two decimals or none; a number may end after one. */
    Fen fen() {
        String written = numeral();
        boolean oneDecimal = value instanceof JsonText.Numeral && written.matches("[0-9]+\\.[0-9]");
        if (Fen.read(oneDecimal ? written + "0" : written) instanceof Fen fen && !fen.isNegative()) {
            return fen;
        }
        throw refuse("bad.amount");
    }

    Ratio ratio() {
        return Ratio.read(numeral()).orElseThrow(() -> refuse("bad.ratio"));
    }

    /** One of these words. */
    <T> T oneOf(Map<String, T> words) {
        T found = value instanceof String word ? words.get(word) : null;
        if (found == null) {
            throw refuse("bad.word", String.join(", ", words.keySet()));
        }
        return found;
    }

    /** Refuses with the path, what stands there, and what else the text needs. */
    BadInput refuse(String key, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(path.isEmpty() ? output.text("wholeFile") : path, shown()));
        arguments.addAll(List.of(more));
        return new BadInput(output.text(key, arguments.toArray()));
    }

    static Optional<Member> optional(Map<String, Member> members, String name) {
        return Optional.ofNullable(members.get(name));
    }

    static Member required(Map<String, Member> members, String name) {
        return optional(members, name).orElseThrow();
    }

    private String numeral() {
        return value instanceof JsonText.Numeral numeral ? numeral.text() : value instanceof String text ? text : "";
    }

    private String shown() {
        String text = value instanceof JsonText.Numeral numeral ? numeral.text() : String.valueOf(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
