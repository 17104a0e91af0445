package tongban.kernel.compact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Term.AllowedTopic;
import tongban.kernel.compact.Term.IdentityLevel;
import tongban.kernel.compact.Term.Quota;

/**
 * One article (条款) of a compact.
 *
 * @param number 1 for the first one
 * @param zh its Chinese title
 * @param en its English title
 * @param terms in the one order of the text: by kind, then by the bytes of their lines; no line twice
 */
public record Article(int number, String zh, String en, List<Term> terms) {

    /** Terms of an article, at most. */
    public static final int TERMS_MAX = 200;

    private static final Comparator<Term> ORDER = Comparator.comparingInt(Term::rank)
            .thenComparing(term -> term.line().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    public Article {
        Form.require(number >= 1 && number <= Compact.ARTICLES_MAX, "articles are numbered from 1");
        Form.require(Form.isLine(zh, Form.TITLE_MAX) && Form.isLine(en, Form.TITLE_MAX), "a title is one line");
        Form.require(terms.size() <= TERMS_MAX, "an article has at most " + TERMS_MAX + " terms");
        terms = terms.stream().sorted(ORDER).distinct().toList();
        Form.require(agrees(terms), "one identity level, and one quota for a period and direction");
    }

    /** Whether no term speaks against another one of the same article. */
    static boolean agrees(List<Term> terms) {
        Set<Object> seen = new HashSet<>();
        boolean agrees = true;
        for (Term term : terms) {
            if (term instanceof Quota quota) {
                agrees &= seen.add(List.of(quota.period(), quota.direction()));
            } else if (term instanceof IdentityLevel) {
                agrees &= seen.add(IdentityLevel.class);
            }
        }
        return agrees;
    }

    /** Whether it allows the topic at all, whatever the direction. */
    public boolean names(Topic topic) {
        return terms.stream()
                .anyMatch(term ->
                        term instanceof AllowedTopic allowed && allowed.topic().equals(topic));
    }

    public boolean allows(Topic topic, ZoneCode from, ZoneCode to) {
        return terms.stream()
                .anyMatch(term -> term instanceof AllowedTopic allowed
                        && allowed.topic().equals(topic)
                        && allowed.direction().covers(from, to));
    }

    /** Whether it names the service item. */
    public boolean serves(String item) {
        return terms.contains(new Term.ServiceItem(item));
    }

    /** Whether the deciding zone refuses what was taken under another standard of the item. */
    public boolean requiresSame(String item) {
        return terms.contains(new Term.RequireSame(item));
    }

    /** The quotas that count what goes this way. */
    public List<Quota> quotas(ZoneCode from, ZoneCode to) {
        return terms.stream()
                .filter(Quota.class::isInstance)
                .map(Quota.class::cast)
                .filter(quota -> quota.direction().covers(from, to))
                .toList();
    }

    /** As it is cited: {@code 第1条（互相问候）}. */
    public String citationZh() {
        return "第" + number + "条（" + zh + "）";
    }
}
