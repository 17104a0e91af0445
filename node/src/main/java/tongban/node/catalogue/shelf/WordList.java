package tongban.node.catalogue.shelf;

import static tongban.policy.PolicyNode.required;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tongban.policy.PolicyNode;
import tongban.policy.PolicyReading;

/**
 * A list of words that forms choose from, or may not use (规范条目、字词库). It is a file of every standard that uses
 * it, so that its bytes are in the standard's id.
 *
 * @param demonstration whether it only shows how such a list works
 */
record WordList(String list, int version, boolean demonstration, Set<String> words) {

    private static final int WORDS_MAX = 20_000;

    /** The name of its file within a standard. */
    static String file(String list) {
        return "lists/" + list + ".yaml";
    }

    static PolicyReading<WordList> read(String file, String list, byte[] bytes) {
        return PolicyReading.of(file, new String(bytes, StandardCharsets.UTF_8), root -> {
            Map<String, PolicyNode> fields = root.mapping("list", "version", "name", "demo", "words");
            StandardFile.words(required(fields, "name"));
            PolicyNode name = required(fields, "list");
            if (!name.text().equals(list)) {
                throw name.refuse("\"" + name.text() + "\" is not the name of its file", "write " + list);
            }
            Set<String> words = new LinkedHashSet<>();
            for (PolicyNode word : required(fields, "words").someItems()) {
                if (!words.add(word.text()) || words.size() > WORDS_MAX) {
                    throw word.refuse("stands twice, or there are too many", "at most " + WORDS_MAX + ", each once");
                }
            }
            return new WordList(
                    list,
                    required(fields, "version").number(1, 9999),
                    required(fields, "demo").oneOf(Set.of("true", "false")).equals("true"),
                    words);
        });
    }
}
