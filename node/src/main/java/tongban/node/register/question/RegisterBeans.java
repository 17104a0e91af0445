package tongban.node.register.question;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.compact.Compacts;
import tongban.node.exchange.AnswerHandler;
import tongban.node.exchange.Channels;
import tongban.node.exchange.TopicHandler;
import tongban.node.identity.CompanyCheck;
import tongban.node.identity.PopulationCheck;
import tongban.node.register.CompanyRegister;
import tongban.node.register.DemonstrationRegisters;
import tongban.node.register.PopulationRegister;
import tongban.node.register.RegisterKind;
import tongban.node.register.embedded.RegisterTables;
import tongban.node.register.embedded.ShippedTables;
import tongban.node.register.store.LookTable;
import tongban.node.register.store.RegisterKey;
import tongban.node.register.store.RegisterKeyFile;
import tongban.node.rounds.Rounds;
import tongban.node.web.Entrance;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneFile;

/** Puts the registers together, for a node with a zone file: their key lies beside the zone's keys. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tongban.zone.file")
class RegisterBeans {

    @Bean
    RegisterKey registerKey(ZoneFile zone, JdbcClient sql, SecureRandom random) {
        return RegisterKeyFile.open(zone.keys(), sql, random);
    }

    @Bean
    RegisterTables registerTables(JdbcTemplate sql, RegisterKey key) {
        return new RegisterTables(sql, key);
    }

    @Bean
    @ConditionalOnMissingBean
    PopulationRegister populationRegister(RegisterTables tables) {
        return tables.people();
    }

    @Bean
    @ConditionalOnMissingBean
    CompanyRegister companyRegister(RegisterTables tables) {
        return tables.companies();
    }

    /** With {@code tongban.register.demonstration} set, the tables are filled at the start. */
    @Bean
    DemonstrationRegisters demonstrationRegisters(
            RegisterTables tables, PlatformTransactionManager transactions, ZoneFile zone, Environment environment) {
        ShippedTables shipped = new ShippedTables(tables, new TransactionTemplate(transactions), zone.demonstration());
        if (environment.getProperty("tongban.register.demonstration", Boolean.class, false)) {
            shipped.fill();
        }
        return shipped;
    }

    @Bean
    LookTable registerLooks(JdbcTemplate sql, RegisterKey key) {
        return new LookTable(sql, key);
    }

    @Bean
    Patience registerPatience(Environment environment) {
        return Patience.of(environment);
    }

    @Bean
    OwnRegisters ownRegisters(PopulationRegister people, CompanyRegister companies, ZoneFile zone, Patience patience) {
        return new OwnRegisters(people, companies, zone, patience);
    }

    @Bean
    Allowance registerAllowance(Compacts compacts) {
        return new Allowance(compacts);
    }

    /** For citizens' accounts: number and name against this zone's own register. */
    @Bean
    PopulationCheck populationCheck(PopulationRegister people) {
        return new IdentityChecks.People(people);
    }

    @Bean
    CompanyCheck companyCheck(CompanyRegister companies) {
        return new IdentityChecks.Companies(companies);
    }

    @Bean
    TopicHandler personQuestions(OwnRegisters own, Allowance allowance, LookTable looks) {
        return new RegisterTopic(RegisterKind.PERSON, own, allowance, looks);
    }

    @Bean
    TopicHandler companyQuestions(OwnRegisters own, Allowance allowance, LookTable looks) {
        return new RegisterTopic(RegisterKind.COMPANY, own, allowance, looks);
    }

    @Bean
    ZoneRegisters.Tables registerStore(JdbcClient sql, RegisterKey key, Patience patience) {
        return new ZoneRegisters.Tables(new EvidenceTable(sql, key), new VerificationTable(sql, key), patience);
    }

    @Bean
    Keeping registerKeeping(ZoneRegisters.Tables tables, LookTable looks, ApplicationEventPublisher events) {
        return new Keeping(tables.evidence(), looks, tables.verifications(), events::publishEvent);
    }

    @Bean
    AnswerHandler latePersons(ZoneRegisters.Tables tables, Keeping keeping) {
        return new LateAnswers(RegisterKind.PERSON, tables.verifications(), keeping);
    }

    @Bean
    AnswerHandler lateCompanies(ZoneRegisters.Tables tables, Keeping keeping) {
        return new LateAnswers(RegisterKind.COMPANY, tables.verifications(), keeping);
    }

    @Bean
    Later.Surroundings registerSurroundings(PlatformTransactionManager transactions, InstantSource clock) {
        return new Later.Surroundings(new TransactionTemplate(transactions), clock);
    }

    @Bean
    Asking registerAsking(
            ThisZone self, Asking.Ways ways, Allowance allowance, Patience patience, InstantSource clock) {
        return new Asking(self.code(), ways, allowance, patience, clock);
    }

    @Bean
    Asking.Ways registerWays(OwnRegisters own, Partners partners, Channels channels) {
        return new Asking.Ways(own, partners, channels);
    }

    @Bean
    Later registerLater(Asking asking, ZoneRegisters.Tables tables, Keeping keeping, Later.Surroundings around) {
        return new Later(asking, tables.verifications(), keeping, tables.patience(), around);
    }

    @Bean
    Rounds registerRounds(Later later) {
        return new Rounds("registers", Duration.ofMillis(500), later::look);
    }

    @Bean
    ZoneRegisters zoneRegisters(
            Asking asking, ZoneRegisters.Tables tables, Keeping keeping, Asking.Ways ways, Later.Surroundings around) {
        return new ZoneRegisters(asking, tables, keeping, new LogCheck(ways.partners(), ways.channels()), around);
    }

    /** The interface asks for a token itself. */
    @Bean
    Entrance registerEntrance() {
        return new Entrance("/api/register/**", Entrance.Audience.MACHINES);
    }
}
