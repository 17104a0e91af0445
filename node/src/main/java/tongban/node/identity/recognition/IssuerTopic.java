package tongban.node.identity.recognition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Received;
import tongban.node.exchange.TopicHandler;
import tongban.node.identity.IdentityMessages;
import tongban.node.web.Sentences;

/** Takes what partners say of their issuers; the last word counts. */
final class IssuerTopic implements TopicHandler {

    private static final Sentences WORDS = new Sentences(IdentityMessages.class);

    private final PartnerIssuers issuers;

    IssuerTopic(PartnerIssuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public Topic topic() {
        return IdentityMessages.ISSUER;
    }

    @Override
    public List<Outcome> handle(ZoneCode partner, List<Received> entries, Instant now) {
        List<Outcome> outcomes = new ArrayList<>(entries.size());
        for (Received entry : entries) {
            Optional<PartnerIssuer> said = PartnerIssuer.read(entry.bytes());
            said.ifPresent(issuer -> issuers.put(partner, issuer, now));
            outcomes.add(
                    said.isPresent()
                            ? new Outcome.Done()
                            : new Outcome.Refused(
                                    "identity-issuer-malformed",
                                    Optional.empty(),
                                    WORDS.both("identity.issuer.malformed")));
        }
        return outcomes;
    }
}
