package tongban.node.casework.web;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Facts;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.kernel.law.LegalReference;
import tongban.node.casework.Doing;
import tongban.node.casework.Filing;
import tongban.node.casework.desk.Reasons;
import tongban.node.web.Faults;
import tongban.node.web.StrictJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody types to do something to a case.
 *
 * @param act what is done
 * @param typed all fields of the form as they came
 */
record ActForm(Act act, MultiValueMap<String, String> typed) {

    /** Grounds that people choose from; their words are {@code case.ground.WORD}. */
    static final List<String> GROUNDS = List.of(
            "hearing",
            "inspection",
            "appraisal",
            "expert-review",
            "tender",
            "auction",
            "approved-by-head",
            "correction",
            "other");

    private static final int WORDS_MAX = 2000;
    private static final Set<Act> WITH_WORDS =
            EnumSet.of(Act.ANSWER_COMPLAINT, Act.WITHDRAW, Act.CONFIRM_DECISION, Act.COMPLETE);
    private static final Set<Act> NEEDS_WORDS = EnumSet.of(Act.ANSWER_COMPLAINT);
    private static final Set<Act> BASIS_KNOWN = EnumSet.of(Act.ACCEPT, Act.TELL_GAPS);

    /** The fields that the form of an act has, in their order. */
    List<String> fields(CaseState state) {
        List<String> fields = new java.util.ArrayList<>();
        add(fields, "outcome", act.required().contains(FactName.OUTCOME));
        add(fields, "request", !requests(state).isEmpty());
        add(fields, "gaps", act == Act.TELL_GAPS);
        add(fields, "ground", act.required().contains(FactName.GROUND));
        add(fields, "days", act.required().contains(FactName.DAYS));
        add(fields, "basis", act.required().contains(FactName.BASIS) && !BASIS_KNOWN.contains(act));
        add(fields, "reasons", Reasons.asks(act));
        add(fields, "remedies", act == Act.REFUSE);
        add(fields, "words", WITH_WORDS.contains(act));
        return fields;
    }

    private static void add(List<String> fields, String field, boolean wanted) {
        if (wanted) {
            fields.add(field);
        }
    }

    /** The requests that the act can dispose of, with their kinds. */
    Map<String, RequestKind> requests(CaseState state) {
        Map<String, RequestKind> fit = new LinkedHashMap<>();
        boolean knows =
                act.required().contains(FactName.REQUEST) || act.optional().contains(FactName.REQUEST);
        state.requests().open().forEach((id, kind) -> {
            boolean fits = switch (act) {
                case WITHDRAW -> kind == RequestKind.WITHDRAWAL;
                case ANSWER_COMPLAINT -> kind == RequestKind.COMPLAINT;
                case CONFIRM_DECISION ->
                    state.requests().crossed().filter(id::equals).isPresent();
                default -> true;
            };
            if (knows && fits) {
                fit.put(id.toString(), kind);
            }
        });
        return fit;
    }

    /** What was typed into a field, or nothing; templates call it too. */
    public String text(String field) {
        @Nullable String value = typed.getFirst(field);
        return value == null ? "" : value.strip();
    }

    /** What is missing or unfit, in the order of the fields. */
    Faults faults(CaseState state) {
        Faults faults = new Faults();
        for (String field : fields(state)) {
            switch (field) {
                case "gaps" -> {
                    if (gaps().isEmpty()) {
                        faults.add("gap0", "case.form.gaps.missing");
                    }
                }
                case "basis" -> {
                    if (basis().isEmpty()) {
                        faults.add("basis", "case.form.basis.missing");
                    }
                }
                case "days" -> {
                    if (FactName.of(field, text(field)).isEmpty()) {
                        faults.add("days", "case.form.days.unfit");
                    }
                }
                default -> words(field, faults);
            }
        }
        return faults;
    }

    private void words(String field, Faults faults) {
        boolean needed = switch (field) {
            case "words" -> NEEDS_WORDS.contains(act);
            case "request" -> act.required().contains(FactName.REQUEST);
            default -> true;
        };
        if (needed && text(field).isEmpty()) {
            faults.add(field, "case.form." + field + ".missing");
        } else if (text(field).length() > WORDS_MAX) {
            faults.add(field, "case.form.long", Integer.toString(WORDS_MAX));
        }
    }

    /** The provision: one of the item's, or law and article that were typed. */
    Optional<String> basis() {
        if (!text("basis").isEmpty()) {
            return FactName.of("basis", text("basis")).map(name -> text("basis"));
        }
        if (text("law").isEmpty() || text("article").isEmpty()) {
            return Optional.empty();
        }
        String fact = Facts.text(LegalReference.of(text("law").replace("《", "").replace("》", ""), text("article")));
        return FactName.of("basis", fact).map(name -> fact);
    }

    /** Words for what is missing, by the field in which it is. */
    public Map<String, String> gaps() {
        Map<String, String> gaps = new LinkedHashMap<>();
        typed.forEach((name, values) -> {
            if (name.startsWith("gap:") && !values.getFirst().isBlank()) {
                gaps.put(name.substring("gap:".length()), values.getFirst().strip());
            }
        });
        return gaps;
    }

    /** What is to be done. */
    Doing doing(CaseState state, Role role, String by) {
        Map<FactName, String> facts = new EnumMap<>(FactName.class);
        List<String> fields = fields(state);
        for (String field : List.of("outcome", "request", "ground", "days")) {
            if (fields.contains(field) && !text(field).isEmpty()) {
                FactName.of(field, text(field)).ifPresent(name -> facts.put(name, text(field)));
            }
        }
        if (fields.contains("basis")) {
            basis().ifPresent(fact -> facts.put(FactName.BASIS, fact));
        }
        if (act == Act.OFFER) {
            facts.put(FactName.TO, state.deciding().value());
        }
        return new Doing(act, role, by, facts, body(fields));
    }

    private byte[] body(List<String> fields) {
        ObjectNode body = StrictJson.object();
        for (String field : List.of("reasons", "remedies", "words")) {
            if (fields.contains(field) && !text(field).isEmpty()) {
                body.put(field, text(field));
            }
        }
        if (fields.contains("gaps")) {
            ArrayNode gaps = body.putArray("gaps");
            gaps().forEach((field, words) ->
                    gaps.addObject().put("field", field).put("words", words));
        }
        byte[] bytes = StrictJson.bytes(body);
        return bytes.length > Filing.FORM_MAX ? new byte[0] : bytes;
    }
}
