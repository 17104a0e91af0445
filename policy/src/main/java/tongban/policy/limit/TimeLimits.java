package tongban.policy.limit;

import static tongban.policy.PolicyNode.required;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tongban.policy.PolicyFiles;
import tongban.policy.PolicyNode;
import tongban.policy.PolicyReading;

/** All items that have a time limit, in the order of their files. */
public record TimeLimits(List<LimitedItem> items) {
    /** Refuses two items of the same name. */
    public TimeLimits {
        items = List.copyOf(items);
        long names = items.stream().map(LimitedItem::item).distinct().count();
        if (names != items.size()) {
            throw new IllegalArgumentException("two time limits have the same name");
        }
    }

    /** The time limits that ship with the program. */
    public static TimeLimits shipped() {
        List<LimitedItem> items = new ArrayList<>();
        for (String file : files()) {
            String path = "limits/" + file + ".yaml";
            items.addAll(LimitFile.read("policy/" + path, shippedText(path)).shipped());
        }
        return new TimeLimits(items);
    }

    /** The names of the files that {@code policy/limits/index.yaml} lists. */
    static List<String> files() {
        String path = "limits/index.yaml";
        return PolicyReading.of(
                        "policy/" + path,
                        shippedText(path),
                        root -> required(root.mapping("files"), "files").someItems().stream()
                                .map(PolicyNode::text)
                                .toList())
                .shipped();
    }

    private static String shippedText(String path) {
        return PolicyFiles.text(path).orElseThrow(() -> new IllegalStateException("policy/" + path + " is missing"));
    }

    /** The item of this name. */
    public Optional<LimitedItem> find(String name) {
        return items.stream().filter(item -> item.item().equals(name)).findFirst();
    }

    /** Up to three items whose names come nearest to a name that does not exist, the nearest first. */
    public List<LimitedItem> nearest(String name) {
        Comparator<LimitedItem> byDistance = Comparator.comparingInt((LimitedItem item) -> distance(name, item))
                .thenComparing(LimitedItem::item);
        Stream<LimitedItem> near =
                items.stream().filter(item -> distance(name, item) <= Math.max(4, name.length() / 2));
        return near.sorted(byDistance).limit(3).toList();
    }

    private static int distance(String name, LimitedItem item) {
        boolean part = name.length() >= 2
                && (item.item().contains(name)
                        || item.name().zh().contains(name)
                        || item.name().en().toLowerCase(java.util.Locale.ROOT).contains(name));
        return part ? 0 : edits(name, item.item());
    }

    /** How many letters must be added, left out or changed to make one word from the other (Levenshtein). */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
