package tongban.node.identity.recognition;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.Busy;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Forbidden;
import tongban.node.exchange.Message;
import tongban.node.identity.IdentityMessages;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;

/** Tells each partner that agreed on recognition where this zone's issuer is and what signs, when that changed. */
final class IssuerTelling {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerTelling.class);

    /** All that is said of one issuer is heard in its order. */
    private static final OrderingKey ORDER = new OrderingKey(0x6964656e74697479L, 1);

    private final IssuerKeys keys;
    private final PartnerIssuers issuers;
    private final Recognition recognition;
    private final PortalAddress address;
    private final Ways ways;

    /** How partners are reached, and what belongs together is done in one transaction. */
    record Ways(Partners partners, Channels channels, TransactionTemplate transaction, InstantSource clock) {}

    IssuerTelling(IssuerKeys keys, PartnerIssuers issuers, Recognition recognition, PortalAddress address, Ways ways) {
        this.keys = keys;
        this.issuers = issuers;
        this.recognition = recognition;
        this.address = address;
        this.ways = ways;
    }

    void look() {
        Instant now = ways.clock().instant();
        Optional<String> own = address.find();
        if (own.isEmpty()) {
            return;
        }
        for (Partner partner : ways.partners().all()) {
            Optional<Recognition.Allowed> allowed = recognition.there(partner.code(), now);
            if (allowed.isPresent()) {
                try {
                    ways.transaction()
                            .executeWithoutResult(status -> tell(partner.code(), allowed.get(), own.get(), now));
                } catch (Busy | Forbidden later) {
                    LOG.info("the issuer is told to {} later: {}", partner.code(), later.getMessage());
                }
            }
        }
    }

    private void tell(ZoneCode partner, Recognition.Allowed allowed, String own, Instant now) {
        keys.renew(now);
        String said = new String(
                PartnerIssuer.body(allowed.ground().members(), own, keys.published()), StandardCharsets.UTF_8);
        if (issuers.tell(partner, said)) {
            Message message = Message.of(IdentityMessages.ISSUER, said.getBytes(StandardCharsets.UTF_8), now);
            ways.channels().tell(partner, message.inOrderOf(ORDER));
        }
    }
}
