package tongban.node.exchange.link;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.exchange.Admission;
import tongban.node.exchange.AnswerHandler;
import tongban.node.exchange.TopicHandler;
import tongban.node.exchange.attachment.AttachmentFetcher;
import tongban.node.exchange.attachment.AttachmentServlet;
import tongban.node.exchange.attachment.AttachmentTable;
import tongban.node.exchange.hello.HelloHandler;
import tongban.node.exchange.store.ChannelReader;
import tongban.node.exchange.store.OutboxTable;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** Puts the exchange together. */
@Configuration(proxyBeanMethods = false)
class ExchangeBeans {

    @Bean
    HelloHandler helloHandler(ThisZone self) {
        return new HelloHandler(self);
    }

    /** Without a module of agreements nothing is forbidden; that is so in tests of this module alone. */
    private static Admission admission(ObjectProvider<Admission> provided) {
        return provided.getIfAvailable(() -> (partner, way, messages, now) -> messages.stream()
                .map(said -> Optional.<tongban.kernel.exchange.Handlers.Outcome.Refused>empty())
                .toList());
    }

    @Bean
    LinkMaker.Database exchangeDatabase(JdbcTemplate sql, PlatformTransactionManager transactions) {
        return new LinkMaker.Database(sql, new TransactionTemplate(transactions));
    }

    @Bean
    Dispatch.Modules exchangeModules(
            List<TopicHandler> handlers, List<AnswerHandler> answers, ObjectProvider<Admission> admission) {
        return new Dispatch.Modules(handlers, answers, admission(admission));
    }

    @Bean
    LinkMaker.Outside exchangeOutside(
            Transport transport, SecureRandom random, InstantSource clock, ApplicationEventPublisher events) {
        return new LinkMaker.Outside(transport, random, clock, List::of, events::publishEvent);
    }

    @Bean
    LinkedChannels channels(
            ThisZone self,
            Partners partners,
            LinkMaker.Database database,
            Dispatch.Modules modules,
            LinkMaker.Outside outside) {
        LinkMaker maker = new LinkMaker(new LinkMaker.Zones(self, partners), database, modules, outside);
        Outbox outbox = new Outbox(
                self, new OutboxTable(database.sql()), modules.admission(), outside.random(), outside.clock());
        return new LinkedChannels(maker, new ChannelReader(database.sql()), outbox, outside.clock());
    }

    @Bean
    Leadership leadership(DataSource database, LinkedChannels channels, Partners partners) {
        return new Leadership(database, channels, partners);
    }

    @Bean
    AttachmentTable attachments(JdbcTemplate sql, ThisZone self, SecureRandom random) {
        return new AttachmentTable(sql, self.suite(), random);
    }

    @Bean
    AttachmentErrands attachmentErrands(LinkedChannels channels, JdbcTemplate sql, AttachmentTable table) {
        return new AttachmentErrands(channels, new ChannelReader(sql), new AttachmentFetcher(table));
    }

    @Bean
    ExchangeServer exchangeServer(
            ExchangeServer.Settings settings, LinkedChannels channels, AttachmentTable attachments) {
        return new ExchangeServer(
                settings,
                Map.of(
                        "/exchange/v1/*",
                        new ExchangeServlet(channels),
                        "/exchange/v1/attachment/*",
                        new AttachmentServlet(attachments)));
    }
}
