package tongban.node.register.question;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.CompactState;
import tongban.kernel.compact.Term.FieldUse;
import tongban.kernel.exchange.Handlers.Outcome.Refused;
import tongban.node.compact.Compacts;
import tongban.node.compact.Ground;
import tongban.node.compact.HeldCompact;
import tongban.node.register.RegisterWords;

/**
 * Which article allows fields for a purpose: {@code fields … for PURPOSE basis …} in an article that allows the
 * question's topic. Both ends judge, each by the compacts that it holds.
 */
final class Allowance {

    private final Compacts compacts;

    Allowance(Compacts compacts) {
        this.compacts = compacts;
    }

    /** What came of it. */
    sealed interface Finding {

        /** One line of the article allows all the fields for the purpose. */
        record Allowed(Ground ground, FieldUse use) implements Finding {}

        /** The article allows the topic, and not this. */
        record Forbidden(Refused refusal) implements Finding {}

        /** No article in force allows the topic; the newest that ever did says why not. */
        record NotInForce(Optional<Ground> newest) implements Finding {}
    }

    /** Judges what this zone would ask. */
    Finding outgoing(ZoneCode self, ZoneCode partner, QuestionBody question, Instant now) {
        Topic topic = question.subject().kind().topic();
        Optional<Finding> forbidden = Optional.empty();
        Optional<Ground> newest = Optional.empty();
        for (HeldCompact held : compacts.all()) {
            if (!held.compact().parties().contains(partner)) {
                continue;
            }
            boolean inForce = held.state(now) instanceof CompactState.InForce;
            for (Article article : held.compact().articles()) {
                if (!article.allows(topic, self, partner)) {
                    continue;
                }
                Ground ground = new Ground(held.id(), held.compact(), article);
                if (!inForce) {
                    newest = newest.or(() -> Optional.of(ground));
                    continue;
                }
                Finding finding = judge(ground, question);
                if (finding instanceof Finding.Allowed) {
                    return finding;
                }
                forbidden = forbidden.or(() -> Optional.of(finding));
            }
        }
        return forbidden.isPresent() ? forbidden.get() : new Finding.NotInForce(newest);
    }

    /** Judges a partner's question by the article that it names; the topic was judged before. */
    Finding incoming(QuestionBody question) {
        Optional<Ground> ground = question.article()
                .flatMap(cited -> compacts.find(cited.compact())
                        .flatMap(held -> held.compact()
                                .article(cited.number())
                                .map(article -> new Ground(held.id(), held.compact(), article))));
        return ground.isPresent() ? judge(ground.get(), question) : new Finding.NotInForce(ground);
    }

    private static Finding judge(Ground ground, QuestionBody question) {
        SortedSet<String> purposes = new TreeSet<>();
        SortedSet<String> allowed = new TreeSet<>();
        for (var term : ground.article().terms()) {
            if (!(term instanceof FieldUse use)) {
                continue;
            }
            purposes.add(use.purpose());
            if (use.purpose().equals(question.purpose())) {
                if (use.fields().containsAll(question.fields())) {
                    return new Finding.Allowed(ground, use);
                }
                allowed.addAll(use.fields());
            }
        }
        return new Finding.Forbidden(forbidden(ground, question, purposes, allowed));
    }

    private static Refused forbidden(
            Ground ground, QuestionBody question, SortedSet<String> purposes, SortedSet<String> allowed) {
        if (allowed.isEmpty()) {
            String known = purposes.isEmpty() ? "-" : String.join(", ", purposes);
            return new Refused(
                    "register-purpose",
                    Optional.of(ground.provision()),
                    RegisterWords.both("register.forbidden.purpose", question.purpose(), known));
        }
        SortedSet<String> more = new TreeSet<>(question.fields());
        more.removeAll(allowed);
        String word = more.isEmpty() ? "together" : "field";
        return new Refused(
                "register-" + word,
                Optional.of(ground.provision()),
                RegisterWords.both(
                        "register.forbidden." + word,
                        String.join(", ", more.isEmpty() ? question.fields() : more),
                        question.purpose(),
                        String.join(", ", allowed)));
    }
}
