package tongban.node.compact.web;

import java.util.List;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Direction;
import tongban.kernel.compact.Term;

/** A term of an article in words: the key of the sentence and what stands in its places. */
record ShownTerm(String key, List<Object> arguments) {

    static List<ShownTerm> of(Article article) {
        return article.terms().stream().map(ShownTerm::of).toList();
    }

    private static ShownTerm of(Term term) {
        return switch (term) {
            case Term.AllowedTopic one -> directed("topic", one.direction(), one.topic());
            case Term.IdentityLevel one -> new ShownTerm("compact.term.level", List.of(one.level()));
            case Term.ServiceItem one -> new ShownTerm("compact.term.item", List.of(one.item()));
            case Term.CardService one -> new ShownTerm("compact.term.card", List.of(one.service()));
            case Term.FieldUse one ->
                new ShownTerm(
                        "compact.term.fields", List.of(String.join(", ", one.fields()), one.purpose(), one.basis()));
            case Term.Quota one ->
                directed("quota." + one.period().word(), one.direction(), Long.toString(one.count()));
            case Term.RequireSame one -> new ShownTerm("compact.term.same", List.of(one.standard()));
        };
    }

    private static ShownTerm directed(String word, Direction direction, Object what) {
        return switch (direction) {
            case Direction.Any any -> new ShownTerm("compact.term." + word + ".any", List.of(what));
            case Direction.OneWay way ->
                new ShownTerm("compact.term." + word + ".way", List.of(what, way.from(), way.to()));
        };
    }
}
