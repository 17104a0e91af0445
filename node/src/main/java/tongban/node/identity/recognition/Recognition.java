package tongban.node.identity.recognition;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Term;
import tongban.node.compact.Compacts;
import tongban.node.compact.Ground;
import tongban.node.exchange.Admission.Way;
import tongban.node.identity.IdentityMessages;
import tongban.node.identity.Level;

/** What agreements in force say about recognising a partner's citizens there and here. */
public final class Recognition {

    private final Compacts compacts;

    public Recognition(Compacts compacts) {
        this.compacts = compacts;
    }

    /**
     * What an article allows.
     *
     * @param ground the article
     * @param least the level that a person needs at least
     * @param fields what the recognising zone gets of a person
     */
    public record Allowed(Ground ground, Level least, Set<String> fields) {

        public Allowed {
            fields = Set.copyOf(fields);
        }

        /** Without name and number nobody is recognised: an application cannot be made under a pseudonym. */
        public boolean namesPeople() {
            return fields.contains(IdentityMessages.NAME) && fields.contains(IdentityMessages.NUMBER);
        }
    }

    /** The article in force under which a partner recognises this zone's citizens. */
    public Optional<Allowed> there(ZoneCode partner, Instant now) {
        return compacts.ground(partner, IdentityMessages.ISSUER, Way.OUT, now).map(Recognition::allowed);
    }

    /** The article in force under which this zone recognises a partner's citizens. */
    public Optional<Allowed> here(ZoneCode partner, Instant now) {
        return compacts.ground(partner, IdentityMessages.ISSUER, Way.IN, now).map(Recognition::allowed);
    }

    private static Allowed allowed(Ground ground) {
        Article article = ground.article();
        Level least = article.terms().stream()
                .filter(Term.IdentityLevel.class::isInstance)
                .map(term -> ((Term.IdentityLevel) term).level())
                .map(level -> Level.of(level).orElse(Level.L5))
                .findFirst()
                .orElse(Level.L3);
        Set<String> fields = article.terms().stream()
                .filter(Term.FieldUse.class::isInstance)
                .map(Term.FieldUse.class::cast)
                .filter(use -> use.purpose().equals(IdentityMessages.PURPOSE))
                .flatMap(use -> use.fields().stream())
                .collect(Collectors.toSet());
        return new Allowed(ground, least, fields);
    }
}
