package tongban.node.catalogue.shelf;

import static tongban.policy.PolicyNode.required;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongban.kernel.casework.Mode;
import tongban.kernel.law.LegalReference;
import tongban.kernel.standard.StandardText;
import tongban.kernel.zone.Authority;
import tongban.node.catalogue.Material;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Words;
import tongban.policy.PolicyNode;
import tongban.policy.PolicyReading;
import tongban.policy.limit.TimeLimits;

/** Reads {@code common.yaml} of an item; each fault names file, line, cause and cure. */
final class StandardFile {

    private static final List<String> KEYS = List.of(
            "item",
            "version",
            "from",
            "name",
            "mode",
            "applicants",
            "identity_level",
            "competence",
            "eyes",
            "limits",
            "acceptance",
            "basis",
            "materials",
            "outcome");
    private static final Set<String> MODES = Set.of("online", "collected", "joint");
    private static final Set<String> APPLICANTS =
            Set.of("company", "natural-person", "individual-business", "other-body");
    private static final Set<String> REGISTERS = Set.of("company", "population");
    private static final Set<String> OUTCOMES = Set.of("business-licence", "notice", "record", "none");
    private static final int IDENTITY_LEVEL_MAX = 5;
    private static final int DAYS_MAX = 3650;

    private StandardFile() {}

    /**
     * Reads an item.
     *
     * @param file how faults name the file
     * @param common the bytes of common.yaml
     * @param form the bytes of form.json
     * @param limits the limits that it may name
     */
    static PolicyReading<Standard> read(String file, byte[] common, byte[] form, TimeLimits limits) {
        String text = new String(common, StandardCharsets.UTF_8);
        return PolicyReading.of(file, text, root -> {
            Map<String, PolicyNode> fields = root.mapping(KEYS.toArray(String[]::new));
            String item = name(required(fields, "item"));
            int version = required(fields, "version").number(1, 9999);
            LocalDate from = required(fields, "from").date();
            Map<String, PolicyNode> limitFields = required(fields, "limits").mapping("gaps", "decision");
            StandardText identity = new StandardText(
                    item,
                    version,
                    from,
                    Map.of("common.yaml", StandardText.digest(common), "form.json", StandardText.digest(form)));
            return new Standard(
                    identity.id(),
                    item,
                    version,
                    from,
                    words(required(fields, "name")),
                    Mode.read(required(fields, "mode").oneOf(MODES)).orElseThrow(),
                    required(fields, "applicants").someItems().stream()
                            .map(one -> one.oneOf(APPLICANTS))
                            .collect(Collectors.toSet()),
                    required(fields, "identity_level").number(1, IDENTITY_LEVEL_MAX),
                    competence(required(fields, "competence")),
                    required(fields, "eyes").oneOf(Set.of("2", "4")).equals("4"),
                    limit(required(limitFields, "gaps"), limits),
                    limit(required(limitFields, "decision"), limits),
                    required(fields, "acceptance").reference(),
                    references(required(fields, "basis")),
                    materials(required(fields, "materials")),
                    required(fields, "outcome").oneOf(OUTCOMES),
                    form);
        });
    }

    private static String name(PolicyNode node) {
        String text = node.text();
        if (!text.matches("[a-z0-9](?:[a-z0-9./-]{0,62}[a-z0-9])?")) {
            throw node.refuse("\"" + text + "\" is no name", "write 1 to 64 of a-z 0-9 . - /");
        }
        return text;
    }

    private static String competence(PolicyNode node) {
        String text = node.text();
        if (!Authority.isCompetence(text)) {
            throw node.refuse("\"" + text + "\" is no competence", "write a word such as registration");
        }
        return text;
    }

    private static Words words(PolicyNode node) {
        Map<String, PolicyNode> fields = node.mapping("zh", "en");
        return new Words(required(fields, "zh").text(), required(fields, "en").text());
    }

    private static String limit(PolicyNode node, TimeLimits limits) {
        String name = node.text();
        if (limits.find(name).isEmpty()) {
            String near = limits.nearest(name).stream().map(item -> item.item()).collect(Collectors.joining(", "));
            throw node.refuse(
                    "\"" + name + "\" is no limit of policy/limits",
                    near.isEmpty() ? "add it there with its article" : "perhaps " + near);
        }
        return name;
    }

    private static List<LegalReference> references(PolicyNode node) {
        return node.someItems().stream().map(PolicyNode::reference).toList();
    }

    private static List<Material> materials(PolicyNode node) {
        List<Material> materials = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (PolicyNode item : node.items()) {
            Material material = material(item);
            if (!seen.add(material.material())) {
                throw item.refuse("names " + material.material() + " a second time", "keep one of the two");
            }
            materials.add(material);
        }
        return materials;
    }

    private static Material material(PolicyNode node) {
        Map<String, PolicyNode> fields =
                node.mapping("material", "name", "reference", "?register", "?when", "?valid_days");
        @Nullable PolicyNode register = fields.get("register");
        @Nullable PolicyNode when = fields.get("when");
        @Nullable PolicyNode days = fields.get("valid_days");
        if (when != null && !when.text().matches("(/[A-Za-z0-9]+)+")) {
            throw when.refuse("\"" + when.text() + "\" is no field of the form", "write a JSON pointer such as /scope");
        }
        return new Material(
                name(required(fields, "material")),
                words(required(fields, "name")),
                required(fields, "reference").reference(),
                register == null ? Optional.empty() : Optional.of(register.oneOf(REGISTERS)),
                when == null ? Optional.empty() : Optional.of(when.text()),
                days == null ? OptionalInt.empty() : OptionalInt.of(days.number(1, DAYS_MAX)));
    }
}
