package tongban.policy.insurance;

import static tongban.policy.PolicyNode.required;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.law.Parameter;
import tongban.kernel.settlement.Cut;
import tongban.kernel.settlement.Stay;
import tongban.policy.PolicyFiles;
import tongban.policy.PolicyNode;
import tongban.policy.PolicyReading;

/** The rules of all places that have published theirs, in the order of {@code policy/insurance/index.yaml}. */
public record InsuranceRules(List<PlaceRules> places) {
    /** Keeps its own copy. */
    public InsuranceRules {
        places = List.copyOf(places);
    }

    /** The rules that ship with the program. */
    public static InsuranceRules shipped() {
        Map<Stay, Parameter<Graded<Cut>>> cuts = PlaceFile.cuts("policy/insurance/elsewhere.yaml", text("elsewhere"))
                .shipped();
        List<PlaceRules> places = new ArrayList<>();
        for (String file : files()) {
            places.add(PlaceFile.read("policy/insurance/" + file + ".yaml", text(file), cuts)
                    .shipped());
        }
        return new InsuranceRules(places);
    }

    /** The rules of a place; empty when it has published none, and then it can be nobody's insured place. */
    public Optional<PlaceRules> find(String place) {
        return places.stream().filter(rules -> rules.place().equals(place)).findFirst();
    }

    static List<String> files() {
        return PolicyReading.of(
                        "policy/insurance/index.yaml",
                        text("index"),
                        root -> required(root.mapping("files"), "files").someItems().stream()
                                .map(PolicyNode::text)
                                .toList())
                .shipped();
    }

    private static String text(String name) {
        String path = "insurance/" + name + ".yaml";
        return PolicyFiles.text(path).orElseThrow(() -> new IllegalStateException("policy/" + path + " is missing"));
    }
}
