package tongban.node.exchange.link;

import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.zone.NodeTls;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneFile;

/** The door for partners and the way to theirs, for a node with a zone file: pinned TLS both ways. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tongban.zone.file")
class DoorBeans {

    @Bean
    ExchangeServer.Settings exchangeSettings(ZoneFile file, NodeTls tls) {
        NodeTls.Identity identity = tls.identity();
        return new ExchangeServer.Settings(
                file.exchange().bind(),
                file.exchange().port(),
                Optional.of(new ExchangeServer.Identity(identity.store(), identity.password())));
    }

    @Bean
    Transport transport(ThisZone self, NodeTls tls, DescriptorHints hints) {
        return new HttpTransport(self.code(), partner -> new PartnerClient(Optional.of(tls.clientFor(partner))), hints);
    }
}
