package tongban.policy.limit;

import static tongban.policy.PolicyNode.required;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.kernel.calendar.DayKind;
import tongban.kernel.calendar.ExtensionLimit;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.law.DatedValue;
import tongban.kernel.law.LegalReference;
import tongban.kernel.law.Parameter;
import tongban.policy.PolicyNode;
import tongban.policy.PolicyReading;

/** Reads {@code policy/limits/NAME.yaml}: the grounds for pauses, then items with their values over time. */
public final class LimitFile {
    private static final Map<String, DayKind> UNITS =
            Map.of("working-days", DayKind.WORKING, "natural-days", DayKind.NATURAL);

    private LimitFile() {}

    /** The items in the text of one file. */
    public static PolicyReading<List<LimitedItem>> read(String file, String text) {
        return PolicyReading.of(file, text, root -> {
            Map<String, PolicyNode> fields = root.mapping("description", "reviewed_until", "grounds", "items");
            required(fields, "description").text();
            required(fields, "reviewed_until").date();
            Map<String, PauseGround> grounds = grounds(required(fields, "grounds"));
            List<LimitedItem> items = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (PolicyNode node : required(fields, "items").someItems()) {
                LimitedItem item = item(node, grounds);
                if (!names.add(item.item())) {
                    throw node.refuse("has the name of an item before it", "give it a name of its own");
                }
                items.add(item);
            }
            return items;
        });
    }

    private static Map<String, PauseGround> grounds(PolicyNode list) {
        Map<String, PauseGround> grounds = new LinkedHashMap<>();
        for (PolicyNode node : list.items()) {
            Map<String, PolicyNode> fields = node.mapping("ground", "name", "reference", "confidence");
            PauseGround ground = new PauseGround(
                    required(fields, "ground").text(),
                    wording(required(fields, "name")),
                    required(fields, "reference").reference(),
                    required(fields, "confidence").confidence());
            if (grounds.put(ground.ground(), ground) != null) {
                throw node.refuse("is a ground that stands before it", "keep one of the two");
            }
        }
        return grounds;
    }

    private static LimitedItem item(PolicyNode node, Map<String, PauseGround> grounds) {
        Map<String, PolicyNode> fields = node.mapping("item", "name", "starts", "pauses", "values");
        PolicyNode nameField = required(fields, "item");
        String name = nameField.text();
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw nameField.refuse("\"" + name + "\" is no name", "use small letters, digits and hyphens");
        }
        List<PauseGround> pauses = new ArrayList<>();
        for (PolicyNode pause : required(fields, "pauses").items()) {
            PauseGround ground = grounds.get(pause.oneOf(grounds.keySet()));
            if (ground != null) {
                pauses.add(ground);
            }
        }
        return new LimitedItem(
                name,
                wording(required(fields, "name")),
                wording(required(fields, "starts")),
                new Parameter<>("limits/" + name, values(required(fields, "values"))),
                pauses);
    }

    private static List<DatedValue<StatutoryLimit>> values(PolicyNode list) {
        List<DatedValue<StatutoryLimit>> values = new ArrayList<>();
        for (PolicyNode node : list.someItems()) {
            DatedValue<StatutoryLimit> value = value(node);
            if (!values.isEmpty() && !follows(values.getLast(), value)) {
                throw node.refuse(
                        "is in force from " + value.effective() + ", which overlaps the value before it",
                        "order values by effective date, and corrections of one day by publication");
            }
            values.add(value);
        }
        return values;
    }

    private static boolean follows(DatedValue<?> earlier, DatedValue<?> later) {
        int byEffect = later.effective().compareTo(earlier.effective());
        return byEffect > 0 || (byEffect == 0 && later.knownFrom().isAfter(earlier.knownFrom()));
    }

    private static DatedValue<StatutoryLimit> value(PolicyNode node) {
        Map<String, PolicyNode> fields = node.mapping(
                "effective",
                "published",
                "length",
                "unit",
                "reference",
                "counting",
                "?extension",
                "confidence",
                "?note");
        LegalReference reference = required(fields, "reference").reference();
        DayKind kind = UNITS.getOrDefault(required(fields, "unit").oneOf(UNITS.keySet()), DayKind.WORKING);
        TimeLimit limit = new TimeLimit(
                required(fields, "length").number(1, TimeLimit.LONGEST),
                kind,
                reference,
                required(fields, "counting").reference());
        PolicyNode extension = fields.get("extension");
        PolicyNode note = fields.get("note");
        LocalDate effective = required(fields, "effective").date();
        @Nullable LocalDate published = required(fields, "published").dateOrUnknown();
        StatutoryLimit value = extension == null
                ? new StatutoryLimit(limit, null, null, confidence(fields), note == null ? null : note.text())
                : extensible(limit, extension, confidence(fields), note == null ? null : note.text());
        return new DatedValue<>(effective, published, value, reference);
    }

    private static StatutoryLimit extensible(
            TimeLimit limit, PolicyNode extension, String confidence, @Nullable String note) {
        Map<String, PolicyNode> fields = extension.mapping("length", "condition", "reference");
        ExtensionLimit most = new ExtensionLimit(
                required(fields, "length").number(1, TimeLimit.LONGEST),
                required(fields, "reference").reference());
        return new StatutoryLimit(limit, most, wording(required(fields, "condition")), confidence, note);
    }

    private static String confidence(Map<String, PolicyNode> fields) {
        return required(fields, "confidence").confidence();
    }

    private static Wording wording(PolicyNode node) {
        Map<String, PolicyNode> fields = node.mapping("zh", "en");
        return new Wording(required(fields, "zh").text(), required(fields, "en").text());
    }
}
