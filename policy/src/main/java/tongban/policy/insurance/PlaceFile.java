package tongban.policy.insurance;

import static tongban.policy.PolicyNode.required;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tongban.kernel.law.Parameter;
import tongban.kernel.money.Fen;
import tongban.kernel.settlement.Cut;
import tongban.kernel.settlement.PersonGroup;
import tongban.kernel.settlement.Ratio;
import tongban.kernel.settlement.Stay;
import tongban.kernel.settlement.Tier;
import tongban.policy.PolicyNode;
import tongban.policy.PolicyReading;
import tongban.policy.insurance.PlaceRules.AtTier;
import tongban.policy.insurance.PlaceRules.InPlan;
import tongban.policy.limit.Wording;

/** Reads {@code policy/insurance/PLACE.yaml} and {@code policy/insurance/elsewhere.yaml}. */
final class PlaceFile {
    private static final int YUAN_MOST = 10_000_000;

    private PlaceFile() {}

    static PolicyReading<PlaceRules> read(String file, String text, Map<Stay, Parameter<Graded<Cut>>> cuts) {
        return PolicyReading.of(file, text, root -> place(root, cuts));
    }

    /** The cuts for care elsewhere, values or bounds. */
    static PolicyReading<Map<Stay, Parameter<Graded<Cut>>>> cuts(String file, String text) {
        return PolicyReading.of(file, text, root -> {
            Map<String, PolicyNode> fields = root.mapping("reviewed_until", "cuts");
            required(fields, "reviewed_until").date();
            Map<Stay, Parameter<Graded<Cut>>> cuts = new HashMap<>();
            for (PolicyNode node : required(fields, "cuts").someItems()) {
                Map<String, PolicyNode> row = node.mapping("stay", "values");
                Stay stay = DatedValues.word(required(row, "stay"), List.of(Stay.values()));
                Parameter<Graded<Cut>> parameter = DatedValues.read(
                        "insurance/elsewhere/" + DatedValues.word(stay),
                        required(row, "values"),
                        List.of("points", "points_at_most"),
                        (value, reference) -> value.isNamed("points")
                                ? new Cut.Points(Ratio.ofPercent(value.number(0, 100)), reference)
                                : new Cut.AtMost(Ratio.ofPercent(value.number(0, 100)), reference));
                once(node, cuts.put(stay, parameter));
            }
            return cuts;
        });
    }

    private static PlaceRules place(PolicyNode root, Map<Stay, Parameter<Graded<Cut>>> cuts) {
        Map<String, PolicyNode> fields =
                root.mapping("place", "name", "insurance", "reviewed_until", "plans", "deductibles", "ratios", "caps");
        required(fields, "reviewed_until").date();
        String place = required(fields, "place").text();
        Map<String, Wording> plans = new LinkedHashMap<>();
        for (PolicyNode node : required(fields, "plans").someItems()) {
            Map<String, PolicyNode> plan = node.mapping("plan", "name");
            once(node, plans.put(required(plan, "plan").text(), DatedValues.wording(required(plan, "name"))));
        }
        return new PlaceRules(
                place,
                DatedValues.wording(required(fields, "name")),
                required(fields, "insurance").text(),
                plans,
                deductibles(place, required(fields, "deductibles")),
                ratios(place, required(fields, "ratios")),
                caps(place, required(fields, "caps"), plans.keySet()),
                cuts);
    }

    private static Map<PersonGroup, Parameter<Graded<Fen>>> deductibles(String place, PolicyNode list) {
        Map<PersonGroup, Parameter<Graded<Fen>>> deductibles = new HashMap<>();
        for (PolicyNode node : list.someItems()) {
            Map<String, PolicyNode> fields = node.mapping("person", "values");
            PersonGroup person = person(fields);
            String address = "insurance/" + place + "/deductible/" + DatedValues.word(person);
            once(node, deductibles.put(person, yuan(address, fields)));
        }
        return deductibles;
    }

    private static Map<AtTier, Parameter<Graded<Ratio>>> ratios(String place, PolicyNode list) {
        Map<AtTier, Parameter<Graded<Ratio>>> ratios = new HashMap<>();
        for (PolicyNode node : list.someItems()) {
            Map<String, PolicyNode> fields = node.mapping("person", "tiers", "values");
            PersonGroup person = person(fields);
            for (PolicyNode tierNode : required(fields, "tiers").someItems()) {
                Tier tier = DatedValues.word(tierNode, List.of(Tier.values()));
                String address =
                        "insurance/" + place + "/ratio/" + DatedValues.word(person) + "/" + DatedValues.word(tier);
                Parameter<Graded<Ratio>> parameter = DatedValues.read(
                        address,
                        required(fields, "values"),
                        List.of("percent"),
                        (value, reference) -> Ratio.ofPercent(value.number(0, 100)));
                once(tierNode, ratios.put(new AtTier(person, tier), parameter));
            }
        }
        return ratios;
    }

    private static Map<InPlan, Parameter<Graded<Fen>>> caps(String place, PolicyNode list, Set<String> plans) {
        Map<InPlan, Parameter<Graded<Fen>>> caps = new HashMap<>();
        for (PolicyNode node : list.someItems()) {
            Map<String, PolicyNode> fields = node.mapping("person", "plans", "values");
            PersonGroup person = person(fields);
            for (PolicyNode planNode : required(fields, "plans").someItems()) {
                String plan = planNode.oneOf(plans);
                String address = "insurance/" + place + "/cap/" + DatedValues.word(person) + "/" + plan;
                once(planNode, caps.put(new InPlan(person, plan), yuan(address, fields)));
            }
        }
        return caps;
    }

    private static PersonGroup person(Map<String, PolicyNode> fields) {
        return DatedValues.word(required(fields, "person"), List.of(PersonGroup.values()));
    }

    private static Parameter<Graded<Fen>> yuan(String address, Map<String, PolicyNode> fields) {
        return DatedValues.read(
                address,
                required(fields, "values"),
                List.of("yuan_a_year"),
                (value, reference) -> Fen.ofYuan(value.number(0, YUAN_MOST)));
    }

    private static void once(PolicyNode node, @Nullable Object before) {
        if (before != null) {
            throw node.refuse("stands twice", "keep one of the two");
        }
    }
}
