package tongban.node.casework.door;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tongban.kernel.casework.CaseEvent;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Phase;
import tongban.node.casework.CaseOutcome.Refused;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.SavedViews;

/** A list as a program asks for it: by its fields, or by a view that somebody saved. */
final class AskedList {

    private static final int PAGE = 50;

    /** What a view says, and a request that names one must not. */
    private static final List<String> FIELDS = List.of("queue", "phase", "words", "item");

    private final SavedViews views;

    AskedList(SavedViews views) {
        this.views = views;
    }

    /** What was read. */
    sealed interface Asked {
        /** @param view the id of the view; empty for none */
        record Listed(CaseQuery query, String view) implements Asked {}

        record Unfit(Refused refusal) implements Asked {}
    }

    Asked read(Function<String, Optional<String>> parameter) {
        Optional<String> view = parameter.apply("view");
        return view.isPresent() ? viewed(view.get(), parameter) : fields(parameter);
    }

    private static Asked field(String name) {
        return new Asked.Unfit(Refused.of("field", name));
    }

    private Asked viewed(String view, Function<String, Optional<String>> parameter) {
        Optional<String> twice = FIELDS.stream()
                .filter(name -> parameter.apply(name).isPresent())
                .findFirst();
        if (twice.isPresent()) {
            return field(twice.get());
        }
        Optional<CaseId> id = CaseId.read(view);
        String by = parameter.apply("by").orElse("");
        if (id.isEmpty() || !CaseEvent.isActor(by)) {
            return field(id.isEmpty() ? "view" : "by");
        }
        try {
            int size = size(parameter);
            Optional<CaseQuery.Place> after = parameter.apply("after").map(AskedList::place);
            return switch (views.open(id.get(), by)) {
                case SavedViews.Opened.Listed listed ->
                    new Asked.Listed(listed.query().page(after, size), view);
                case SavedViews.Opened.Refused refused -> new Asked.Unfit(refused.refusal());
            };
        } catch (IllegalArgumentException unfit) {
            return field("size, after");
        }
    }

    private static Asked fields(Function<String, Optional<String>> parameter) {
        try {
            CaseQuery.Queue queue = CaseQuery.Queue.valueOf(
                    parameter.apply("queue").orElse("inbox").toUpperCase(Locale.ROOT));
            Set<Phase> phases = EnumSet.noneOf(Phase.class);
            for (String word : parameter.apply("phase").orElse("").split(",")) {
                if (!word.isEmpty()) {
                    phases.add(Phase.read(word).orElseThrow(IllegalArgumentException::new));
                }
            }
            Optional<CaseQuery.Place> after = parameter.apply("after").map(AskedList::place);
            CaseQuery query =
                    new CaseQuery(queue, phases, parameter.apply("words").orElse(""), after, size(parameter));
            Optional<String> item = parameter.apply("item").filter(text -> !text.isEmpty());
            if (item.filter(text -> text.chars().anyMatch(Character::isISOControl))
                    .isPresent()) {
                return field("item");
            }
            String by = parameter.apply("by").orElse("");
            return by.isEmpty() || CaseEvent.isActor(by)
                    ? new Asked.Listed(query.of(item).forClerk(by, Instant.EPOCH), "")
                    : field("by");
        } catch (IllegalArgumentException unfit) {
            return field("queue, phase, size, after");
        }
    }

    private static int size(Function<String, Optional<String>> parameter) {
        int size = Integer.parseInt(parameter.apply("size").orElse(Integer.toString(PAGE)));
        if (size < 1 || size > CaseQuery.SIZE_MAX) {
            throw new IllegalArgumentException("size");
        }
        return size;
    }

    private static CaseQuery.Place place(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 2 || !parts[1].matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("after");
        }
        return new CaseQuery.Place(Long.parseLong(parts[0]), parts[1]);
    }
}
