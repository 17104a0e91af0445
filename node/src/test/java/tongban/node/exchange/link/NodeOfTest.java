package tongban.node.exchange.link;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.channel.EntryId;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome.Refused;
import tongban.node.Node;
import tongban.node.exchange.Admission;
import tongban.node.exchange.Callers;
import tongban.node.exchange.ChannelState;
import tongban.node.exchange.Message;
import tongban.node.exchange.PublicChannel;
import tongban.node.exchange.PublicLogState;
import tongban.node.exchange.PublicLogs;
import tongban.node.zone.NodeKeys;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** A whole node on a real database, with a zone of test. */
record NodeOfTest(ZoneOfTest zone, ConfigurableApplicationContext context, List<Partner> known)
        implements AutoCloseable {

    private static final Admission NOTHING_FORBIDDEN = (partner, way, messages, now) ->
            messages.stream().map(said -> Optional.<Refused>empty()).toList();

    /** The token of a program that asks through the interface. */
    static final String TOKEN = "yanshi-token";

    static NodeOfTest start(EmbeddedPostgres postgres, ZoneOfTest zone) {
        return start(postgres, zone, new CopyOnWriteArrayList<>());
    }

    /** @param known partners that it knows already, as after a restart */
    static NodeOfTest start(EmbeddedPostgres postgres, ZoneOfTest zone, List<Partner> known) {
        return start(postgres, zone, zone, known);
    }

    /** @param self what the zone is to its own node, as after a change of its keys */
    static NodeOfTest start(EmbeddedPostgres postgres, ZoneOfTest zone, ThisZone self, List<Partner> known) {
        return start(postgres, zone, known, beans -> {
            beans.registerBean(ThisZone.class, () -> self);
            if (self instanceof RenewedZone renewed) {
                beans.registerBean(NodeKeys.class, renewed::keys);
            }
            beans.registerBean(Admission.class, () -> NOTHING_FORBIDDEN);
        });
    }

    /** A node that refuses what no agreement allows. */
    static NodeOfTest startUnderAgreements(EmbeddedPostgres postgres, ZoneOfTest zone) {
        return start(
                postgres, zone, new CopyOnWriteArrayList<>(), beans -> beans.registerBean(ThisZone.class, () -> zone));
    }

    private static NodeOfTest start(
            EmbeddedPostgres postgres, ZoneOfTest zone, List<Partner> known, Consumer<GenericApplicationContext> more) {
        String url = postgres.getJdbcUrl("postgres", database(postgres, zone.code()));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Node.class)
                .properties(Map.of(
                        "spring.datasource.url",
                        url,
                        "tongban.callers",
                        HexFormat.of().formatHex(Callers.digest(TOKEN)),
                        "tongban.demonstration",
                        "true"))
                .initializers(raw -> {
                    GenericApplicationContext beans = (GenericApplicationContext) raw;
                    more.accept(beans);
                    beans.registerBean(Partners.class, () -> partners(known));
                    beans.registerBean(
                            ExchangeServer.Settings.class,
                            () -> new ExchangeServer.Settings("127.0.0.1", 0, Optional.empty()));
                    beans.registerBean(
                            Transport.class,
                            () -> new HttpTransport(
                                    zone.code(), partner -> new PartnerClient(Optional.empty()), DescriptorHints.NONE));
                    beans.registerBean(TopicOfTest.class);
                    beans.registerBean(PublicTopicOfTest.class);
                })
                .run();
        return new NodeOfTest(zone, context, known);
    }

    static String database(EmbeddedPostgres postgres, ZoneCode code) {
        String name = "zone_" + code.value().replace('-', '_');
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            var found = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'");
            if (!found.next()) {
                statement.execute("create database " + name);
            }
            return name;
        } catch (java.sql.SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Partners partners(List<Partner> known) {
        return new Partners() {
            @Override
            public List<Partner> all() {
                return List.copyOf(known);
            }

            @Override
            public Optional<Partner> find(ZoneCode code) {
                return known.stream()
                        .filter(partner -> partner.code().equals(code))
                        .findFirst();
            }
        };
    }

    URI address() {
        return URI.create(
                "http://127.0.0.1:" + context.getBean(ExchangeServer.class).port());
    }

    LinkedChannels channels() {
        return context.getBean(LinkedChannels.class);
    }

    TopicOfTest topic() {
        return context.getBean(TopicOfTest.class);
    }

    /** Tells in a transaction of its own. */
    void tell(NodeOfTest other, Message message) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> channels().tell(other.zone.code(), message));
    }

    /** Publishes in a transaction of its own. */
    EntryId publish(Message message) {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(status -> context.getBean(PublicChannel.class).publish(message));
    }

    PublicLogs publicLogs() {
        return context.getBean(PublicLogs.class);
    }

    /** The public log of a zone as this node knows it. */
    PublicLogState publicLog(ZoneOfTest of) {
        return publicLogs().state(of.code()).orElseThrow();
    }

    /** Waits until this node's copy, or own log, has so many entries. */
    void hasPublic(ZoneOfTest of, long size) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            publicLogs().refresh();
            return publicLogs()
                    .state(of.code())
                    .filter(state -> state.size() == size)
                    .isPresent();
        });
    }

    PublicTopicOfTest publicTopic() {
        return context.getBean(PublicTopicOfTest.class);
    }

    ChannelState stateWith(NodeOfTest other) {
        return channels().state(other.zone.code()).orElseThrow();
    }

    /** Waits until all that both said to each other is acknowledged. */
    void settlesWith(NodeOfTest other) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> quiet(this, other) && quiet(other, this));
    }

    private static boolean quiet(NodeOfTest one, NodeOfTest other) {
        return one.channels()
                .state(other.zone.code())
                .filter(state -> state.drafts() == 0
                        && state.outgoing().acknowledged() == state.outgoing().size())
                .isPresent();
    }

    /** Learns to know another node. */
    void joins(NodeOfTest other) {
        Partner partner = other.zone.asPartnerOf(zone.code(), other.address());
        known.removeIf(one -> one.code().equals(partner.code()));
        known.add(partner);
        channels().join(partner);
    }

    @Override
    public void close() {
        context.close();
    }
}
