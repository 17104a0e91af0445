package tongban.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tongban.kernel.law.LegalReference;

/**
 * A place in a policy file that knows its line. It reads strictly: a key that nobody asked for, a missing key, a
 * blank or a value of another shape refuses the file. Every value is read as the text that stands there, never as a
 * floating-point number.
 */
public final class PolicyNode {
    private static final String UNKNOWN = "unknown";
    private static final Set<String> CONFIDENCE = Set.of("H", "M", "L", "R");

    private final String file;
    private final int line;
    private final String name;
    private final Node node;

    private PolicyNode(String file, int line, String name, Node node) {
        this.file = file;
        this.line = line;
        this.name = name;
        this.node = node;
    }

    static PolicyNode parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(1 << 20)
                .setMaxAliasesForCollections(0)
                .setAllowDuplicateKeys(false)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                throw new PolicyRefused(new PolicyFault(file, 1, "the file is empty", "write its content"));
            }
            return new PolicyNode(file, 1, "the file", root.get());
        } catch (MarkedYamlEngineException fault) {
            String problem = String.valueOf(fault.getProblem());
            // What runs to the end of the file is at fault where it began.
            Optional<Mark> mark = problem.contains("end of stream") ? fault.getContextMark() : fault.getProblemMark();
            int line = mark.map(place -> place.getLine() + 1).orElse(1);
            throw new PolicyRefused(new PolicyFault(file, line, "no YAML: " + problem, "mend the syntax"));
        } catch (YamlEngineException fault) {
            String message = String.valueOf(fault.getMessage());
            throw new PolicyRefused(new PolicyFault(file, 1, "no YAML: " + message, "mend the syntax"));
        }
    }

    /** The value as a mapping with these keys; a key after {@code ?} may be absent, any other key is refused. */
    public Map<String, PolicyNode> mapping(String... keys) {
        if (!(node instanceof MappingNode mapping)) {
            throw refuse("is no mapping", "write keys and values");
        }
        Map<String, PolicyNode> fields = new LinkedHashMap<>();
        List<String> known = new ArrayList<>();
        for (String key : keys) {
            known.add(key.startsWith("?") ? key.substring(1) : key);
        }
        for (NodeTuple tuple : mapping.getValue()) {
            PolicyNode key = child(name + ", a key", tuple.getKeyNode());
            String word = key.text();
            if (!known.contains(word)) {
                throw key.refuse("\"" + word + "\" is an unknown key", "the keys here are " + String.join(", ", known));
            }
            if (fields.put(word, child(word, tuple.getValueNode())) != null) {
                throw key.refuse("\"" + word + "\" stands twice", "keep one of the two");
            }
        }
        for (String key : keys) {
            if (!key.startsWith("?") && !fields.containsKey(key)) {
                throw refuse("has no " + key, "add " + key);
            }
        }
        return fields;
    }

    /** Whether it stands under this key. */
    public boolean isNamed(String key) {
        return name.equals(key);
    }

    /** Whether the value is plain text, not a list or a mapping. */
    public boolean isText() {
        return node instanceof ScalarNode;
    }

    /** The value as a list. */
    public List<PolicyNode> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw refuse("is no list", "write a list");
        }
        List<PolicyNode> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(child(name + " " + (items.size() + 1), item));
        }
        return items;
    }

    /** The value as a list of at least one. */
    public List<PolicyNode> someItems() {
        List<PolicyNode> items = items();
        if (items.isEmpty()) {
            throw refuse("is an empty list", "add at least one");
        }
        return items;
    }

    /** The value as text, never blank. */
    public String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw refuse("is no text", "write a plain value");
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
            throw refuse("is blank", "write its value, or \"" + UNKNOWN + "\" where that is allowed");
        }
        return text;
    }

    /** The value as text, or null when it says {@code unknown}: looked for and not found. */
    public @Nullable String textOrUnknown() {
        String text = text();
        return text.equals(UNKNOWN) ? null : text;
    }

    /** The value as a date, {@code 2026-10-01}. */
    public LocalDate date() {
        String text = text();
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException fault) {
            throw refuse("\"" + text + "\" is no date", "write it as 2026-10-01");
        }
    }

    /** The value as a date, or null when it says {@code unknown}. */
    public @Nullable LocalDate dateOrUnknown() {
        return text().equals(UNKNOWN) ? null : date();
    }

    /** The value as a whole number within bounds, without sign or leading zero. */
    public int number(int least, int most) {
        String text = text();
        if (text.matches("0|[1-9][0-9]{0,8}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw refuse("\"" + text + "\" is no number from " + least + " to " + most, "write a whole number");
    }

    /** The value as one of these words. */
    public String oneOf(Set<String> words) {
        String text = text();
        if (!words.contains(text)) {
            throw refuse(
                    "\"" + text + "\" is not known here",
                    "write one of " + words.stream().sorted().toList());
        }
        return text;
    }

    /**
     * How sure the value is: H an official text was read, M several or one solid secondary page, L one weak page, R
     * recalled and not checked.
     */
    public String confidence() {
        return oneOf(CONFIDENCE);
    }

    /** The value as a legal reference: law, article, and where needed paragraph, subparagraph, href. */
    public LegalReference reference() {
        Map<String, PolicyNode> fields = mapping("law", "article", "?paragraph", "?subparagraph", "?href");
        return new LegalReference(
                required(fields, "law").text(),
                required(fields, "article").text(),
                optionalText(fields, "paragraph"),
                optionalText(fields, "subparagraph"),
                optionalText(fields, "href"));
    }

    /** A field that {@link #mapping} has checked to be there. */
    public static PolicyNode required(Map<String, PolicyNode> fields, String key) {
        PolicyNode field = fields.get(key);
        if (field == null) {
            throw new IllegalArgumentException("the key " + key + " was not asked for");
        }
        return field;
    }

    private static @Nullable String optionalText(Map<String, PolicyNode> fields, String key) {
        PolicyNode field = fields.get(key);
        return field == null ? null : field.text();
    }

    /** Refuses the file at this place. */
    public RuntimeException refuse(String cause, String cure) {
        return new PolicyRefused(new PolicyFault(file, line, name + " " + cause, cure));
    }

    private PolicyNode child(String childName, Node child) {
        int childLine = child.getStartMark().map(mark -> mark.getLine() + 1).orElse(line);
        return new PolicyNode(file, childLine, childName, child);
    }
}
