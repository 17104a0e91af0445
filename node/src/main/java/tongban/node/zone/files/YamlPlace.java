package tongban.node.zone.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tongban.node.zone.ZoneRefusal;
import tongban.node.zone.ZoneRefusal.Cause;
import tongban.node.zone.ZoneRefused;

/** A place in the zone file that knows its line. Values are the texts that stand there, never numbers of YAML's own. */
final class YamlPlace {

    private static final int CHARACTERS_MAX = 1 << 16;

    private final String file;
    private final int line;
    private final String name;
    private final Node node;

    private YamlPlace(String file, int line, String name, Node node) {
        this.file = file;
        this.line = line;
        this.name = name;
        this.node = node;
    }

    /** @throws ZoneRefused when the text is no YAML */
    static YamlPlace parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(CHARACTERS_MAX)
                .setMaxAliasesForCollections(0)
                .setAllowDuplicateKeys(false)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.map(node -> new YamlPlace(file, 1, "zone.field.whole", node))
                    .orElseThrow(() -> refused(Cause.NOT_YAML, file, 1, "zone.wanted.something"));
        } catch (MarkedYamlEngineException fault) {
            int line = fault.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw refused(Cause.NOT_YAML, file, line, fault.getProblem());
        } catch (YamlEngineException fault) {
            throw refused(Cause.NOT_YAML, file, 1, String.valueOf(fault.getMessage()));
        }
    }

    private static ZoneRefused refused(Cause cause, Object... details) {
        List<String> texts = new ArrayList<>();
        for (Object detail : details) {
            texts.add(String.valueOf(detail));
        }
        return new ZoneRefused(new ZoneRefusal(cause, texts));
    }

    /** The value as a mapping with some of these keys. */
    Map<String, YamlPlace> mapping(Set<String> known) {
        if (!(node instanceof MappingNode mapping)) {
            throw refused(Cause.NO_MAPPING, file, line, name, String.join(", ", known));
        }
        Map<String, YamlPlace> fields = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlPlace key = child(name, tuple.getKeyNode());
            String word = key.text();
            if (!known.contains(word)) {
                throw refused(Cause.UNKNOWN_FIELD, file, key.line, word, String.join(", ", known));
            }
            if (fields.put(word, child(word, tuple.getValueNode())) != null) {
                throw refused(Cause.FIELD_TWICE, file, key.line, word);
            }
        }
        return fields;
    }

    /** The field of a mapping of this place, which must be there. */
    YamlPlace required(Map<String, YamlPlace> fields, String key) {
        YamlPlace field = fields.get(key);
        if (field == null) {
            throw refused(Cause.MISSING_FIELD, file, line, name, key);
        }
        return field;
    }

    List<YamlPlace> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw refused(Cause.NO_LIST, file, line, name);
        }
        List<YamlPlace> items = new ArrayList<>();
        sequence.getValue().forEach(item -> items.add(child(name, item)));
        return items;
    }

    String text() {
        if (!(node instanceof ScalarNode scalar)) {
            throw refused(Cause.BAD_FIELD, file, line, name, "…", "zone.wanted.plain");
        }
        return scalar.getValue().strip();
    }

    /** The value as something else; {@code wanted} is the key of a text that says what would pass. */
    <T> T as(Function<String, Optional<T>> parser, String wanted) {
        return parser.apply(text()).orElseThrow(() -> wrong(wanted));
    }

    ZoneRefused wrong(String wanted) {
        String value = node instanceof ScalarNode scalar ? scalar.getValue() : "…";
        return refused(Cause.BAD_FIELD, file, line, name, value, wanted);
    }

    private YamlPlace child(String childName, Node child) {
        int childLine = child.getStartMark().map(mark -> mark.getLine() + 1).orElse(line);
        return new YamlPlace(file, childLine, childName, child);
    }
}
