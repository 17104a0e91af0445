package tongban.node.portal.form;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tongban.node.catalogue.Standard;
import tongban.policy.PolicyNode;
import tongban.policy.PolicyReading;

/** The words among which a field is chosen, where there are few enough to be shown all (规范条目). */
final class Vocabulary {

    private static final int SHOWN_MAX = 40;

    private Vocabulary() {}

    /** Empty when no list is named, or it is too long to choose from at a glance. */
    static List<String> of(Standard standard, String list) {
        byte[] file = standard.files().get("lists/" + list + ".yaml");
        if (file == null) {
            return List.of();
        }
        List<String> words = PolicyReading.of(list, new String(file, StandardCharsets.UTF_8), root -> {
                    List<String> read = new ArrayList<>();
                    PolicyNode.required(root.mapping("list", "version", "name", "demo", "words"), "words")
                            .someItems()
                            .forEach(word -> read.add(word.text()));
                    return read;
                })
                .shipped();
        return words.size() > SHOWN_MAX ? List.of() : List.copyOf(words);
    }
}
