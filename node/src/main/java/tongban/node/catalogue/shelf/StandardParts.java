package tongban.node.catalogue.shelf;

import static tongban.policy.PolicyNode.required;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tongban.node.catalogue.Condition;
import tongban.node.catalogue.Following;
import tongban.node.catalogue.Material;
import tongban.policy.PolicyNode;
import tongban.policy.limit.TimeLimits;

/** Reads conditions, materials and following items of a standard, which speak of fields of its form. */
final class StandardParts {

    /** Where a source was looked for and none was found. */
    static final String NOT_FOUND = "not-found";

    private static final Set<String> REGISTERS = Set.of("company", "population");
    private static final int DAYS_MAX = 3650;

    private final PredicateReader predicates;
    private final FormDescription form;
    private final TimeLimits limits;

    StandardParts(FormDescription form, TimeLimits limits) {
        this.form = form;
        this.predicates = new PredicateReader(form::has);
        this.limits = limits;
    }

    private static <T> List<T> each(
            @Nullable PolicyNode node, Function<PolicyNode, T> reader, Function<T, String> word) {
        if (node == null) {
            return List.of();
        }
        Set<String> seen = new HashSet<>();
        return node.items().stream()
                .map(item -> {
                    T read = reader.apply(item);
                    if (!seen.add(word.apply(read))) {
                        throw item.refuse("names " + word.apply(read) + " a second time", "keep one of the two");
                    }
                    return read;
                })
                .toList();
    }

    List<Condition> conditions(@Nullable PolicyNode node) {
        return each(node, this::condition, Condition::condition);
    }

    private Condition condition(PolicyNode node) {
        Map<String, PolicyNode> fields = node.mapping("condition", "question", "?when", "need", "reference");
        return new Condition(
                StandardFile.name(required(fields, "condition")),
                StandardFile.words(required(fields, "question")),
                Optional.ofNullable(fields.get("when")).map(predicates::read),
                predicates.read(required(fields, "need")),
                required(fields, "reference").reference());
    }

    List<Material> materials(PolicyNode node) {
        return each(node, this::material, Material::material);
    }

    private Material material(PolicyNode node) {
        Map<String, PolicyNode> fields =
                node.mapping("material", "name", "reference", "?register", "?when", "?valid_days", "?dated", "?merge");
        @Nullable PolicyNode days = fields.get("valid_days");
        @Nullable PolicyNode dated = fields.get("dated");
        if ((days == null) != (dated == null)) {
            throw node.refuse(
                    "has an age without a date, or a date without an age",
                    "write valid_days, and dated with the field of the paper's date");
        }
        return new Material(
                StandardFile.name(required(fields, "material")),
                StandardFile.words(required(fields, "name")),
                required(fields, "reference").reference(),
                Optional.ofNullable(fields.get("register")).map(register -> register.oneOf(REGISTERS)),
                Optional.ofNullable(fields.get("when")).map(predicates::read),
                days == null || dated == null
                        ? Optional.empty()
                        : Optional.of(new Material.Age(days.number(1, DAYS_MAX), predicates.field(dated))),
                Optional.ofNullable(fields.get("merge")).map(StandardFile::name));
    }

    List<Following> follows(@Nullable PolicyNode node, String self) {
        return each(node, item -> following(item, self), Following::item);
    }

    private Following following(PolicyNode node, String self) {
        Map<String, PolicyNode> fields = node.mapping("item", "?when", "?each", "?tells", "within", "reference");
        PolicyNode item = required(fields, "item");
        if (item.text().equals(self)) {
            throw item.refuse("\"" + self + "\" follows itself", "name another item");
        }
        PolicyNode within = required(fields, "within");
        return new Following(
                StandardFile.name(item),
                Optional.ofNullable(fields.get("when")).map(predicates::read),
                Optional.ofNullable(fields.get("each")).map(each -> entities(each, "/0", "zone")),
                Optional.ofNullable(fields.get("tells")).map(predicates::field),
                within.text().equals(NOT_FOUND) ? Optional.empty() : Optional.of(StandardFile.limit(within, limits)),
                required(fields, "reference").reference());
    }

    /** Whom an application is about: a field with the credit code and the name of an entity. */
    Optional<String> subject(@Nullable PolicyNode node) {
        return Optional.ofNullable(node).map(field -> entities(field, ""));
    }

    private String entities(PolicyNode node, String entry, String... more) {
        String pointer = predicates.field(node);
        List<String> members = new ArrayList<>(List.of("creditCode", "name"));
        members.addAll(List.of(more));
        for (String member : members) {
            if (!form.has(pointer + entry + "/" + member)) {
                throw node.refuse(
                        "\"" + pointer + "\" has no " + member, "describe " + String.join(", ", members) + " there");
            }
        }
        return pointer;
    }
}
