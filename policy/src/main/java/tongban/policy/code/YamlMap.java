package tongban.policy.code;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping of a YAML file whose keys are known, with the lines where its values stand. */
final class YamlMap {
    private final String file;
    private final Node node;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlMap(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    static YamlMap of(String file, Node node, List<String> keys) {
        YamlMap map = new YamlMap(file, node);
        if (!(node instanceof MappingNode mapping)) {
            throw map.broken(node, "keys and values are expected here", "write " + String.join(", ", keys));
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!keys.contains(key)) {
                throw map.broken(
                        tuple.getKeyNode(), "the key “" + key + "” is not known", "use " + String.join(", ", keys));
            }
            if (map.values.put(key, tuple.getValueNode()) != null) {
                throw map.broken(tuple.getKeyNode(), "the key “" + key + "” stands twice", "leave one");
            }
        }
        return map;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String text(String key) {
        Node value = value(key);
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw broken(value, "“" + key + "” has no text", "give one");
    }

    List<Node> list(String key) {
        Node value = value(key);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw broken(value, "“" + key + "” is no list", "give a list, [] when it is empty");
    }

    private Node value(String key) {
        Node value = values.get(key);
        if (value == null) {
            throw broken(node, "“" + key + "” is missing", "add it");
        }
        return value;
    }

    BrokenCodeFile broken(String key, String fault, String cure) {
        return broken(value(key), fault, cure);
    }

    private BrokenCodeFile broken(Node at, String fault, String cure) {
        int line = at.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        return new BrokenCodeFile(file, line, fault, cure);
    }
}
