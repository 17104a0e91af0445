package tongban.node.zone.state;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
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
    ThisZone thisZone(ZoneWatch watch) {
        return new KnownZone(() -> watch.present().own());
    }

    @Bean
    KnownPartners partners(ZoneWatch watch, PartnerTable table) {
        return new KnownPartners(watch::present, table);
    }

    @Bean
    Joining joining(
            ZoneFile file,
            PartnerTable table,
            PlatformTransactionManager transactions,
            InstantSource clock,
            ZoneWatch watch) {
        // Of its own, so that what the watch tells is committed even when a caller has a transaction open.
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new LookingJoining(new JoiningTable(file.code(), table, own, clock), watch::look);
    }

    @Bean
    NodeKeys nodeKeys(FolderActs folder, PartnerTable table, ZoneWatch watch, InstantSource clock) {
        return new KeyActs(folder, table, watch, clock);
    }

    @Bean
    NodeTls nodeTls(ZoneWatch watch, FolderActs folder, SecureRandom random) {
        return new KnownTls(
                watch.present().own().tls().store(), folder.nodePassword().orThrow(), random);
    }
}
