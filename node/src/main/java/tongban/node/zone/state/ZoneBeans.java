package tongban.node.zone.state;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.code.ZoneCode;
import tongban.node.operator.Acts;
import tongban.node.rounds.Rounds;
import tongban.node.web.Nameplate;
import tongban.node.zone.Joining;
import tongban.node.zone.NodeKeys;
import tongban.node.zone.NodeTls;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.files.FolderActs;
import tongban.node.zone.tables.JoiningTable;
import tongban.node.zone.tables.PartnerTable;

/** Puts the module together when {@value #ZONE_FILE} names a zone file. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(ZoneBeans.ZONE_FILE)
class ZoneBeans {

    /** The path of the zone file. */
    static final String ZONE_FILE = "tongban.zone.file";

    @Bean
    ZoneFile zoneFile(Environment environment) {
        return ZoneFile.read(Path.of(environment.getRequiredProperty(ZONE_FILE)))
                .orThrow();
    }

    /** Whoever starts a node on a wrong zone file hears of that first, and no table is touched for it. */
    @Bean
    FlywayConfigurationCustomizer zoneBeforeTables(ZoneFile file) {
        return tables -> Objects.requireNonNull(file);
    }

    @Bean
    Nameplate nameplate(ZoneFile file) {
        return new ZonePlate(file);
    }

    @Bean
    FolderActs zoneFolder(ZoneFile file, SecureRandom random) {
        return new FolderActs(file, random);
    }

    @Bean
    PartnerTable partnerTable(JdbcClient sql) {
        return new PartnerTable(sql);
    }

    @Bean
    ZoneWatch zoneWatch(FolderActs folder, PartnerTable table, ApplicationEventPublisher events) {
        return new ZoneWatch(folder, table, events::publishEvent);
    }

    @Bean
    Rounds zoneRounds(ZoneWatch watch) {
        return new Rounds("zone-watch", Duration.ofMillis(400), watch::look);
    }

    @Bean
    ThisZone thisZone(ZoneWatch watch) {
        return new KnownZone(() -> watch.present().own());
    }

    @Bean
    KnownPartners partners(ZoneWatch watch, PartnerTable table) {
        return new KnownPartners(watch::present, table);
    }

    /** Of its own, so that what the watch tells is committed even when a caller has a transaction open. */
    private static TransactionTemplate own(PlatformTransactionManager transactions) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return own;
    }

    @Bean
    Joining joining(
            ZoneWatch watch,
            PartnerTable table,
            PlatformTransactionManager transactions,
            InstantSource clock,
            ObjectProvider<Acts> acts) {
        ZoneCode self = watch.present().own().file().code();
        JoiningTable joining = new JoiningTable(
                self,
                table,
                own(transactions),
                clock,
                accepted -> acts.ifAvailable(record -> record.record("zone.act.joined", accepted.title(), Map.of())));
        return new LookingJoining(joining, watch::look);
    }

    @Bean
    KeyActs.Announcement announcement(
            PartnerTable table, PlatformTransactionManager transactions, ObjectProvider<Acts> acts) {
        TransactionTemplate own = own(transactions);
        return (act, subject, details) -> own.executeWithoutResult(status -> {
            table.announce();
            acts.ifAvailable(record -> record.record(act, subject, details));
        });
    }

    @Bean
    NodeKeys nodeKeys(
            FolderActs folder,
            ZoneWatch watch,
            KeyActs.Announcement announcement,
            InstantSource clock,
            SecureRandom random) {
        return new KeyActs(folder, watch, announcement, clock, random);
    }

    @Bean
    NodeTls nodeTls(ZoneWatch watch, FolderActs folder, SecureRandom random) {
        return new KnownTls(
                watch.present().own().tls().store(), folder.nodePassword().orThrow(), random);
    }
}
