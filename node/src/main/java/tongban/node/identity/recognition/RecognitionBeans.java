package tongban.node.identity.recognition;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.compact.Compacts;
import tongban.node.exchange.Channels;
import tongban.node.exchange.TopicHandler;
import tongban.node.identity.account.Shadows;
import tongban.node.rounds.Rounds;
import tongban.node.zone.AtRest;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneFile;

/** Puts recognition together, for a node with a zone file. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tongban.zone.file")
class RecognitionBeans {

    @Bean
    PortalAddress portalAddress(Environment environment, ZoneFile zone) {
        return new PortalAddress(environment, zone.console().address());
    }

    @Bean
    IssuerKeys issuerKeys(JdbcClient jdbc, AtRest atRest, SecureRandom random) {
        return new IssuerKeys(jdbc, atRest, random);
    }

    @Bean
    PartnerSignIn.Trust identityTrust(
            Compacts compacts, JdbcClient jdbc, IssuerKeys keys, Partners partners, PortalAddress address) {
        return new PartnerSignIn.Trust(new Recognition(compacts), new PartnerIssuers(jdbc), keys, partners, address);
    }

    @Bean
    TopicHandler partnerIssuerNews(JdbcClient jdbc) {
        return new IssuerTopic(new PartnerIssuers(jdbc));
    }

    @Bean
    IssuerTelling issuerTelling(
            PartnerSignIn.Trust trust,
            Channels channels,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        return new IssuerTelling(
                trust.keys(),
                trust.issuers(),
                trust.recognition(),
                trust.address(),
                new IssuerTelling.Ways(trust.partners(), channels, new TransactionTemplate(transactions), clock));
    }

    @Bean
    Rounds issuerRounds(IssuerTelling telling) {
        return new Rounds("identity issuer", Duration.ofSeconds(2), telling::look);
    }

    @Bean
    PartnerSignIn partnerSignIn(
            ThisZone self, PartnerSignIn.Trust trust, Journeys journeys, Shadows shadows, InstantSource clock) {
        return new PartnerSignIn(self.code(), trust, journeys, shadows, clock);
    }

    @Bean
    Journeys identityJourneys(JdbcClient jdbc, SecureRandom random) {
        return new Journeys(jdbc, random);
    }
}
