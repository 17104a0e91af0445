package tongban.node.catalogue.shelf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongban.node.catalogue.Following;
import tongban.node.catalogue.Standard;

/** Items that follow each other in a circle would never come to an end. */
final class Circles {

    private final Map<String, List<String>> follows = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Deque<String> path = new ArrayDeque<>();

    private Circles(List<Standard> standards) {
        standards.forEach(standard -> follows.put(
                standard.item(),
                standard.follows().stream().map(Following::item).toList()));
    }

    /** A circle as {@code a → b → a}; empty when there is none. */
    static Optional<String> find(List<Standard> standards) {
        Circles circles = new Circles(standards);
        return circles.follows.keySet().stream()
                .sorted()
                .flatMap(item -> circles.from(item).stream())
                .findFirst();
    }

    private Optional<String> from(String item) {
        if (path.contains(item)) {
            List<String> circle =
                    path.stream().dropWhile(one -> !one.equals(item)).toList();
            return Optional.of(String.join(" → ", circle) + " → " + item);
        }
        if (!done.add(item)) {
            return Optional.empty();
        }
        path.addLast(item);
        Optional<String> found = follows.getOrDefault(item, List.of()).stream()
                .flatMap(next -> from(next).stream())
                .findFirst();
        path.removeLast();
        return found;
    }
}
