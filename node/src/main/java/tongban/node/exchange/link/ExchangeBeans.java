package tongban.node.exchange.link;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.exchange.ExchangeEvent;
import tongban.node.exchange.Admission;
import tongban.node.exchange.AnswerHandler;
import tongban.node.exchange.Callers;
import tongban.node.exchange.Hello;
import tongban.node.exchange.PublicLogs;
import tongban.node.exchange.TopicHandler;
import tongban.node.exchange.attachment.AttachmentFetcher;
import tongban.node.exchange.attachment.AttachmentServlet;
import tongban.node.exchange.attachment.AttachmentTable;
import tongban.node.exchange.hello.ChannelReading;
import tongban.node.exchange.hello.HelloHandler;
import tongban.node.exchange.hello.HelloServlet;
import tongban.node.exchange.store.ChannelReader;
import tongban.node.exchange.store.ChannelSurvey;
import tongban.node.exchange.store.LogDatabase;
import tongban.node.exchange.store.OutboxTable;
import tongban.node.exchange.store.SegmentSealing;
import tongban.node.exchange.store.StorageSurvey;
import tongban.node.rounds.Rounds;
import tongban.node.zone.AtRest;
import tongban.node.zone.NodeKeys;
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
    Hello hello(LinkedChannels channels, Dispatch.Modules modules, InstantSource clock) {
        return new Hello(channels, modules.admission(), clock);
    }

    /** Callers are named in the property {@code tongban.callers}: SHA-256 of each token, separated by commas. */
    @Bean
    Callers callers(Environment environment) {
        List<String> digests = Stream.of(
                        environment.getProperty("tongban.callers", "").split(","))
                .map(String::strip)
                .filter(digest -> !digest.isEmpty())
                .toList();
        return new Callers(digests);
    }

    @Bean
    ServletRegistrationBean<HelloServlet> helloServlet(
            Hello hello, LinkedChannels channels, PublicLogs logs, InstantSource clock, Callers callers) {
        HelloServlet programs = new HelloServlet(hello, new ChannelReading(channels, logs, clock), callers);
        ServletRegistrationBean<HelloServlet> servlet = new ServletRegistrationBean<>(programs, "/api/exchange/v1/*");
        servlet.setName("hello");
        return servlet;
    }

    @Bean
    LinkMaker.Database exchangeDatabase(JdbcTemplate sql, AtRest atRest, PlatformTransactionManager transactions) {
        return new LinkMaker.Database(new LogDatabase(sql, atRest), new TransactionTemplate(transactions));
    }

    @Bean
    Dispatch.Modules exchangeModules(
            List<TopicHandler> handlers, List<AnswerHandler> answers, ObjectProvider<Admission> admission) {
        return new Dispatch.Modules(handlers, answers, admission(admission));
    }

    @Bean
    LinkMaker.Instruments exchangeInstruments(SecureRandom random, InstantSource clock, MeterRegistry meters) {
        return new LinkMaker.Instruments(random, clock, meters);
    }

    @Bean
    LinkMaker.Outside exchangeOutside(
            Transport transport,
            LinkMaker.Instruments instruments,
            PublicSide publicSide,
            ApplicationEventPublisher events) {
        return new LinkMaker.Outside(transport, instruments, publicSide, said -> {
            if (said.event() instanceof ExchangeEvent.PublicHeadsSeen seen) {
                publicSide.seen(said.partner(), seen.heads());
            }
            events.publishEvent(said);
        });
    }

    @Bean
    KeyChanges keyChanges(ObjectProvider<NodeKeys> keys, InstantSource clock) {
        return new KeyChanges(keys, clock);
    }

    @Bean
    LinkMaker.Zones exchangeZones(ThisZone self, Partners partners) {
        return new LinkMaker.Zones(self, partners);
    }

    @Bean
    LinkedChannels channels(
            LinkMaker.Zones zones,
            LinkMaker.Database database,
            Dispatch.Modules modules,
            LinkMaker.Outside outside,
            KeyChanges keyChanges) {
        LinkMaker maker = new LinkMaker(zones, database, modules, outside);
        LinkMaker.Instruments with = outside.instruments();
        Outbox outbox = new Outbox(
                zones.self(), new OutboxTable(database.base()), modules.admission(), with.random(), with.clock());
        return new LinkedChannels(
                maker,
                new ChannelReader(database.base()),
                outbox,
                new LinkedChannels.Sides(keyChanges, outside.publicSide()),
                with.clock());
    }

    @Bean
    PartnerNews partnerNews(LinkedChannels channels) {
        return new PartnerNews(channels);
    }

    @Bean
    Leadership leadership(DataSource database, LinkedChannels channels, Partners partners) {
        return new Leadership(database, channels, partners);
    }

    @Bean
    ChannelGauges channelGauges(
            LinkedChannels channels,
            LinkMaker.Zones zones,
            LinkMaker.Instruments instruments,
            LinkMaker.Database database) {
        return new ChannelGauges(
                channels, zones, instruments, new ChannelSurvey(database.base().sql()));
    }

    @Bean
    StorageGauges storageGauges(
            LinkMaker.Zones zones,
            LinkMaker.Instruments instruments,
            LinkMaker.Database database,
            Environment environment) {
        return new StorageGauges(
                zones,
                instruments,
                new StorageSurvey(database.base().sql()),
                Path.of(environment.getProperty("tongban.zone.file", "zone.yaml"))
                        .resolveSibling("."));
    }

    /** Segments from before bodies were sealed, or under an older key. */
    @Bean
    Rounds channelSealing(LinkMaker.Database database) {
        SegmentSealing sealing = new SegmentSealing(database.base(), database.transactions());
        return new Rounds("channel-sealing", SegmentSealing.PAUSE, sealing::look);
    }

    @Bean
    AttachmentTable attachments(JdbcTemplate sql, ThisZone self, SecureRandom random) {
        return new AttachmentTable(sql, self.suite(), random);
    }

    @Bean
    AttachmentErrands attachmentErrands(LinkedChannels channels, LinkMaker.Database database, AttachmentTable table) {
        return new AttachmentErrands(channels, new ChannelReader(database.base()), new AttachmentFetcher(table));
    }

    @Bean
    Door exchangeDoor(LinkedChannels channels, ObjectProvider<DescriptorHints> hints) {
        return new Door(
                "/exchange/v1/*", new ExchangeServlet(channels, hints.getIfAvailable(() -> DescriptorHints.NONE)));
    }

    @Bean
    Door attachmentDoor(AttachmentTable attachments) {
        return new Door("/exchange/v1/attachment/*", new AttachmentServlet(attachments));
    }

    @Bean
    ExchangeServer exchangeServer(ExchangeServer.Settings settings, List<Door> doors) {
        return new ExchangeServer(settings, doors.stream().collect(Collectors.toMap(Door::path, Door::servlet)));
    }
}
