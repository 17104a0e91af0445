package tongban.policy.insurance;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.kernel.law.DatedValue;
import tongban.kernel.law.Parameter;
import tongban.kernel.law.ParameterAnswer;
import tongban.kernel.money.Fen;
import tongban.kernel.settlement.Cut;
import tongban.kernel.settlement.PersonGroup;
import tongban.kernel.settlement.Ratio;
import tongban.kernel.settlement.Rules;
import tongban.kernel.settlement.Stay;
import tongban.kernel.settlement.Tier;
import tongban.policy.insurance.RulesAnswer.Missing;
import tongban.policy.limit.Wording;

/**
 * What a place's policy for employees' outpatient care says, as far as it is published.
 *
 * @param place its name in files: {@code chengdu}
 * @param name its name for people
 * @param insurance the kind of insurance ({@code insutype})
 * @param plans its plans, by name
 * @param deductibles by person
 * @param ratios by person and provider
 * @param caps by person and plan
 * @param cuts by the reason of care elsewhere
 */
public record PlaceRules(
        String place,
        Wording name,
        String insurance,
        Map<String, Wording> plans,
        Map<PersonGroup, Parameter<Graded<Fen>>> deductibles,
        Map<AtTier, Parameter<Graded<Ratio>>> ratios,
        Map<InPlan, Parameter<Graded<Fen>>> caps,
        Map<Stay, Parameter<Graded<Cut>>> cuts) {

    /** A person at a kind of provider. */
    record AtTier(PersonGroup person, Tier tier) {}

    /** A person in a plan. */
    record InPlan(PersonGroup person, String plan) {}

    /** The rules in force for a person, or the first of them that was not found. */
    public RulesAnswer at(RulesQuestion question) {
        if (!plans.containsKey(question.plan())) {
            return new RulesAnswer.NotFound(Missing.PLAN, null);
        }
        PersonGroup person = question.person();
        Search search = new Search(question);
        DatedValue<Graded<Fen>> deductible = search.of(Missing.DEDUCTIBLE, deductibles.get(person));
        DatedValue<Graded<Ratio>> ratio = search.of(Missing.RATIO, ratios.get(new AtTier(person, question.tier())));
        DatedValue<Graded<Fen>> cap = search.of(Missing.CAP, caps.get(new InPlan(person, question.plan())));
        Cut cut = search.cut();
        if (deductible == null || ratio == null || cap == null || cut == null) {
            return search.missing().orElseThrow();
        }
        return new RulesAnswer.Found(new Rules(value(deductible), value(ratio), value(cap), cut), search.weakest());
    }

    private static <T> DatedValue<T> value(DatedValue<Graded<T>> dated) {
        return new DatedValue<>(
                dated.effective(), dated.published(), dated.value().value(), dated.reference());
    }

    /** Looks values up for one question, and remembers the first that was not found and the weakest source. */
    private final class Search {
        private static final String ORDER = "HMLR";

        private final RulesQuestion question;
        private RulesAnswer.@Nullable NotFound missing;
        private int weakest;

        Search(RulesQuestion question) {
            this.question = question;
        }

        <T> @Nullable DatedValue<Graded<T>> of(Missing what, @Nullable Parameter<Graded<T>> parameter) {
            if (parameter == null) {
                return none(what, null);
            }
            return switch (parameter.at(question.asOf())) {
                case ParameterAnswer.InForce<Graded<T>> found -> {
                    DatedValue<Graded<T>> dated = found.dated();
                    weakest = Math.max(weakest, ORDER.indexOf(dated.value().confidence()));
                    yield dated;
                }
                case ParameterAnswer.BeforeFirstValue<Graded<T>> before -> none(what, before.firstEffective());
                case ParameterAnswer.NotYetPublished<Graded<T>> early -> none(what, early.firstPublished());
            };
        }

        @Nullable
        Cut cut() {
            if (question.stay() == Stay.LOCAL) {
                return new Cut.None();
            }
            DatedValue<Graded<Cut>> dated = of(Missing.CUT, cuts.get(question.stay()));
            return dated == null ? null : dated.value().value();
        }

        Optional<RulesAnswer.NotFound> missing() {
            return Optional.ofNullable(missing);
        }

        String weakest() {
            return ORDER.substring(weakest, weakest + 1);
        }

        private <T> @Nullable DatedValue<T> none(Missing what, @Nullable LocalDate from) {
            if (missing == null) {
                missing = new RulesAnswer.NotFound(what, from);
            }
            return null;
        }
    }
}
