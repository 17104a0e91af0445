package tongban.verifier.settlement;

import static tongban.verifier.settlement.Member.optional;
import static tongban.verifier.settlement.Member.required;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tongban.kernel.law.AsOf;
import tongban.kernel.law.DatedValue;
import tongban.kernel.law.LegalReference;
import tongban.kernel.money.Fen;
import tongban.kernel.settlement.Account;
import tongban.kernel.settlement.Accumulators;
import tongban.kernel.settlement.CareLine;
import tongban.kernel.settlement.Coverage;
import tongban.kernel.settlement.Cut;
import tongban.kernel.settlement.ItemClass;
import tongban.kernel.settlement.PersonGroup;
import tongban.kernel.settlement.Profile;
import tongban.kernel.settlement.Ratio;
import tongban.kernel.settlement.Rules;
import tongban.kernel.settlement.Stay;
import tongban.kernel.settlement.Tier;
import tongban.policy.insurance.InsuranceRules;
import tongban.policy.insurance.PlaceRules;
import tongban.policy.insurance.RulesAnswer;
import tongban.policy.insurance.RulesQuestion;

/**
 * A visit as the file describes it.
 *
 * @param date the day of the care
 * @param placeName the insured place or the name of own parameters, for people
 * @param rules the rules, or what was not found
 * @param lines the lines of the bill
 * @param priceList how the care zone's list is called; empty when the file does not say
 * @param used what the person has used in the year
 * @param account the personal account
 * @param profile how the account is counted
 */
record Visit(
        LocalDate date,
        String placeName,
        RulesAnswer rules,
        List<CareLine> lines,
        String priceList,
        Accumulators used,
        Account account,
        Profile profile) {
    private static final Map<String, ItemClass> CLASSES = classes();

    /** A file's own parameters rest on no article. */
    private static final String BY_HAND = "by hand";

    Coverage coverage(Rules found) {
        return new Coverage(date, found, used, account, profile);
    }

    /** Whether the parameters were given in the file. */
    static boolean isByHand(LegalReference reference) {
        return reference.article().equals(BY_HAND);
    }

    static Visit read(Member file, InsuranceRules shipped) {
        Map<String, Member> members = file.object(
                "date",
                "rules",
                "?person",
                "?plan",
                "?tier",
                "?stay",
                "?priceList",
                "?used",
                "?account",
                "?accountIsAFund",
                "lines");
        LocalDate date = required(members, "date").date();
        Member rules = required(members, "rules");
        List<CareLine> lines = new ArrayList<>();
        required(members, "lines").items().forEach(line -> lines.add(line(line)));
        boolean isFund = optional(members, "accountIsAFund").map(Member::truth).orElse(false);
        return new Visit(
                date,
                rules.isObject() ? ownName(rules) : place(rules, shipped).name().in(file.locale()),
                rules.isObject() ? own(rules, date) : published(members, date, place(rules, shipped)),
                lines,
                optional(members, "priceList").map(Member::text).orElse(""),
                optional(members, "used").map(used -> used(used, date)).orElse(Accumulators.fresh(date.getYear())),
                optional(members, "account").map(Visit::account).orElse(Account.notUsed()),
                isFund ? Profile.ACCOUNT_IS_A_FUND : Profile.ACCOUNT_IS_THE_PERSONS);
    }

    private static PlaceRules place(Member rules, InsuranceRules shipped) {
        return rules.oneOf(shipped.places().stream()
                .collect(Collectors.toMap(PlaceRules::place, place -> place, (one, two) -> one, LinkedHashMap::new)));
    }

    private static RulesAnswer published(Map<String, Member> members, LocalDate date, PlaceRules place) {
        for (String name : List.of("person", "plan", "tier")) {
            if (!members.containsKey(name)) {
                throw required(members, "rules").refuse("bad.placeNeeds", name);
            }
        }
        Map<String, String> plans = new LinkedHashMap<>();
        place.plans().keySet().forEach(plan -> plans.put(plan, plan));
        return place.at(new RulesQuestion(
                AsOf.on(date),
                person(required(members, "person")),
                required(members, "plan").oneOf(plans),
                required(members, "tier").oneOf(words(Tier.values())),
                optional(members, "stay")
                        .map(stay -> stay.oneOf(words(Stay.values())))
                        .orElse(Stay.LOCAL)));
    }

    /** A word, or a person type of the interface. */
    private static PersonGroup person(Member member) {
        return PersonGroup.ofType(member.text()).orElseGet(() -> member.oneOf(words(PersonGroup.values())));
    }

    private static String ownName(Member rules) {
        return required(own(rules), "name").text();
    }

    private static Map<String, Member> own(Member rules) {
        return rules.object("name", "deductible", "ratio", "cap", "?cut");
    }

    private static RulesAnswer own(Member rules, LocalDate date) {
        Map<String, Member> members = own(rules);
        LegalReference reference = LegalReference.of(ownName(rules), BY_HAND);
        Cut cut = optional(members, "cut")
                .<Cut>map(points -> new Cut.Points(points.ratio(), reference))
                .orElseGet(Cut.None::new);
        return new RulesAnswer.Found(
                new Rules(
                        new DatedValue<Fen>(
                                date, null, required(members, "deductible").fen(), reference),
                        new DatedValue<Ratio>(
                                date, null, required(members, "ratio").ratio(), reference),
                        new DatedValue<Fen>(date, null, required(members, "cap").fen(), reference),
                        cut),
                "H");
    }

    private static CareLine line(Member line) {
        Map<String, Member> members = line.object("class", "amount", "?firstSelfPay", "?overLimit");
        ItemClass itemClass = required(members, "class").oneOf(CLASSES);
        if (itemClass == ItemClass.B && !members.containsKey("firstSelfPay")) {
            throw line.refuse("bad.classB");
        }
        return new CareLine(
                itemClass,
                required(members, "amount").fen(),
                optional(members, "overLimit").map(Member::fen).orElse(Fen.ZERO),
                optional(members, "firstSelfPay")
                        .map(Member::ratio)
                        .orElse(itemClass == ItemClass.C ? Ratio.WHOLE : Ratio.NONE));
    }

    private static Accumulators used(Member member, LocalDate date) {
        Map<String, Member> members = member.object("deductible", "pool");
        return new Accumulators(
                date.getYear(),
                required(members, "deductible").fen(),
                required(members, "pool").fen());
    }

    private static Account account(Member member) {
        Map<String, Member> members = member.object("balance", "use");
        return new Account(
                required(members, "balance").fen(), required(members, "use").oneOf(words(Account.Use.values())));
    }

    private static Map<String, ItemClass> classes() {
        Map<String, ItemClass> classes = new LinkedHashMap<>();
        for (String names : List.of("甲乙丙", "ABC")) {
            for (ItemClass itemClass : ItemClass.values()) {
                classes.put(names.substring(itemClass.ordinal(), itemClass.ordinal() + 1), itemClass);
            }
        }
        for (ItemClass itemClass : ItemClass.values()) {
            classes.put("0" + (itemClass.ordinal() + 1), itemClass);
        }
        return Collections.unmodifiableMap(classes);
    }

    private static <E extends Enum<E>> Map<String, E> words(E[] values) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E value : values) {
            words.put(value.name().toLowerCase(Locale.ROOT).replace('_', '-'), value);
        }
        return words;
    }
}
