package tongban.node.compact.distribution;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.compact.Finishing;
import tongban.node.compact.OpenMatters;
import tongban.node.compact.Seals;
import tongban.node.compact.admission.CompactAdmission;
import tongban.node.compact.store.CompactTables;
import tongban.node.compact.store.HoldingsCopy;
import tongban.node.compact.store.UsedTable;
import tongban.node.exchange.Admission;
import tongban.node.exchange.Channels;
import tongban.node.exchange.TopicHandler;
import tongban.node.rounds.Rounds;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** Puts the module of agreements together. */
@Configuration(proxyBeanMethods = false)
class CompactBeans {

    @Bean
    CompactTables compactTables(JdbcTemplate sql) {
        return new CompactTables(sql);
    }

    @Bean
    HoldingsCopy compactHoldings(CompactTables tables) {
        return new HoldingsCopy(tables);
    }

    @Bean
    @ConditionalOnMissingBean(Admission.class)
    CompactAdmission compactAdmission(
            ThisZone self, HoldingsCopy copy, JdbcTemplate sql, ObjectProvider<Finishing> finishing) {
        return new CompactAdmission(
                self, copy, new UsedTable(sql), () -> finishing.stream().toList());
    }

    @Bean
    Seals compactSeals(ThisZone self, Partners partners) {
        return new KnownSeals(self, partners);
    }

    @Bean
    Intake compactIntake(CompactTables tables, HoldingsCopy copy, Seals seals) {
        return new Intake(tables, copy, seals);
    }

    @Bean
    Telling compactTelling(
            CompactTables tables, HoldingsCopy copy, Partners partners, ObjectProvider<Channels> channels) {
        return new Telling(tables, copy, partners, channels);
    }

    @Bean
    ZoneCompacts.Parts compactParts(CompactTables tables, HoldingsCopy copy, Intake intake, Telling telling) {
        return new ZoneCompacts.Parts(tables, copy, intake, telling::tell);
    }

    @Bean
    ZoneCompacts compacts(
            ZoneCompacts.Parts parts,
            Seals seals,
            InstantSource clock,
            PlatformTransactionManager transactions,
            List<OpenMatters> openMatters) {
        return new ZoneCompacts(parts, seals, clock, new TransactionTemplate(transactions), openMatters);
    }

    @Bean
    TopicHandler compactDrafts(Intake intake, Telling telling) {
        return new CompactTopic(Telling.DRAFT, intake::draft, telling);
    }

    @Bean
    TopicHandler compactSignatures(Intake intake, Telling telling) {
        return new CompactTopic(Telling.SIGNATURE, intake::signature, telling);
    }

    @Bean
    TopicHandler compactSuspensions(Intake intake, Telling telling) {
        return new CompactTopic(Telling.SUSPENSION, intake::act, telling);
    }

    @Bean
    Watch compactWatch(Intake intake, Telling telling, PlatformTransactionManager transactions, InstantSource clock) {
        return new Watch(intake, telling, new TransactionTemplate(transactions), clock);
    }

    @Bean
    Rounds compactRounds(Watch watch) {
        return new Rounds("compacts", Duration.ofMillis(500), watch::look);
    }
}
