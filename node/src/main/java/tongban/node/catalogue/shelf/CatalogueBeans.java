package tongban.node.catalogue.shelf;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.catalogue.store.StandardTables;
import tongban.node.compact.Compacts;
import tongban.node.exchange.Channels;
import tongban.node.exchange.PublicChannel;
import tongban.node.exchange.TopicHandler;
import tongban.node.rounds.Rounds;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;
import tongban.policy.limit.TimeLimits;

/** Puts the catalogue together. */
@Configuration(proxyBeanMethods = false)
class CatalogueBeans {

    @Bean
    TimeLimits timeLimits() {
        return TimeLimits.shipped();
    }

    @Bean
    StandardTables standardTables(JdbcTemplate sql) {
        return new StandardTables(sql);
    }

    @Bean
    Shelf catalogue(TimeLimits limits) {
        return Shelf.shipped(limits);
    }

    @Bean
    TopicHandler standardTopic(Shelf shelf, StandardTables tables, ObjectProvider<Compacts> compacts) {
        return new StandardTopic(shelf, tables, compacts::getObject);
    }

    @Bean
    StandardTelling standardTelling(
            ThisZone self,
            Shelf shelf,
            StandardTables tables,
            StandardTelling.Others others,
            StandardTelling.Timing timing) {
        return new StandardTelling(self.code(), shelf, tables, others, timing);
    }

    @Bean
    StandardTelling.Others standardHearers(
            Partners partners,
            ObjectProvider<Compacts> compacts,
            ObjectProvider<Channels> channels,
            ObjectProvider<PublicChannel> everybody) {
        return new StandardTelling.Others(
                partners,
                compacts::getObject,
                () -> Optional.ofNullable(channels.getIfAvailable()),
                () -> Optional.ofNullable(everybody.getIfAvailable()));
    }

    @Bean
    StandardTelling.Timing standardTiming(PlatformTransactionManager transactions, InstantSource clock) {
        return new StandardTelling.Timing(new TransactionTemplate(transactions), clock);
    }

    @Bean
    Rounds standardRounds(StandardTelling telling) {
        return new Rounds("standards", Duration.ofSeconds(2), telling::look);
    }
}
