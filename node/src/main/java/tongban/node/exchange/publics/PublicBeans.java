package tongban.node.exchange.publics;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.Outgoing;
import tongban.node.exchange.PublicChannel;
import tongban.node.exchange.PublicLogs;
import tongban.node.exchange.PublicTopicHandler;
import tongban.node.exchange.link.Door;
import tongban.node.exchange.link.KeyChanges;
import tongban.node.exchange.link.Transport;
import tongban.node.exchange.store.ChannelReader;
import tongban.node.exchange.store.CopyStore;
import tongban.node.exchange.store.LogDatabase;
import tongban.node.exchange.store.OutboxTable;
import tongban.node.exchange.store.PublicStore;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** Puts the public logs together. */
@Configuration(proxyBeanMethods = false)
class PublicBeans {

    @Bean
    Surroundings publicSurroundings(
            ThisZone self,
            Partners partners,
            Transport transport,
            InstantSource clock,
            ApplicationEventPublisher events) {
        return new Surroundings(self, partners, new PartnerDoor(transport), clock, events::publishEvent);
    }

    @Bean
    Holdings publicHoldings(ThisZone self, Partners partners, JdbcTemplate sql) {
        return new Holdings(self, partners, new ChannelReader(new LogDatabase(sql)));
    }

    /** Handlers are looked up when this replica begins to lead, since a module that hears may also publish and tell. */
    @Bean
    PublicChannels publicChannels(
            Surroundings outside,
            JdbcTemplate sql,
            PlatformTransactionManager manager,
            KeyChanges keyChanges,
            ObjectProvider<PublicTopicHandler> handlers) {
        TransactionTemplate transactions = new TransactionTemplate(manager);
        ThisZone self = outside.self();
        return new PublicChannels(
                outside,
                new PublicChannels.Makers(
                        grown -> new OwnLog(
                                PublicStore.open(
                                        sql, transactions, Outgoing.empty(self.publicChannel(), self.nodeKey())),
                                keyChanges::into,
                                outside,
                                grown),
                        partner -> copy(
                                partner, sql, transactions, handlers.stream().toList())));
    }

    private static Copy copy(
            Partner partner, JdbcTemplate sql, TransactionTemplate transactions, List<PublicTopicHandler> handlers) {
        Incoming empty = Incoming.empty(partner.publicChannel(), partner.seal(), partner.firstNodeKey());
        return new Copy(CopyStore.open(sql, transactions, empty), new Heard(partner.code(), handlers));
    }

    @Bean
    PublicChannel publicChannel(ThisZone self, JdbcTemplate sql, PublicChannels running, SecureRandom random) {
        return new Publishing(
                self,
                new Publishing.Tables(new OutboxTable(new LogDatabase(sql)), new ChannelReader(new LogDatabase(sql))),
                running,
                random);
    }

    @Bean
    PublicLogs publicLogs(Holdings holdings, JdbcTemplate sql, PublicChannels running) {
        return new KnownLogs(holdings, new OutboxTable(new LogDatabase(sql)), running);
    }

    @Bean
    Door publicDoor(Holdings holdings, PublicChannels running) {
        return new Door("/exchange/v1/public/*", new PublicServlet(holdings, running));
    }
}
