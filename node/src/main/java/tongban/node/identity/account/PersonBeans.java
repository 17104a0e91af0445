package tongban.node.identity.account;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.code.ZoneCode;
import tongban.node.identity.Citizens;
import tongban.node.identity.PopulationCheck;
import tongban.node.operator.Guesses;
import tongban.node.operator.Passwords;
import tongban.node.web.Nameplate;
import tongban.node.zone.AtRest;

/** Puts citizens' accounts together. */
@Configuration(proxyBeanMethods = false)
class PersonBeans {

    @Bean
    PersonVault.Tables personTables(JdbcClient jdbc, AtRest atRest, SecureRandom random) {
        PersonTable people = new PersonTable(jdbc, atRest);
        MandateTable mandates = new MandateTable(jdbc, people);
        return new PersonVault.Tables(people, new PersonSessions(jdbc, people, mandates, random), mandates);
    }

    /** How passwords are judged, and who tried in vain. */
    record Tries(Guesses guesses, Passwords passwords) {}

    @Bean
    Tries personTries(JdbcClient jdbc, SecureRandom random) {
        return new Tries(new Guesses(jdbc, "identity.failure"), new Passwords(random));
    }

    @Bean
    PersonVault personVault(
            PersonVault.Tables tables,
            Nameplate plate,
            PlatformTransactionManager transactions,
            InstantSource clock,
            Tries tries) {
        return new PersonVault(
                tables,
                tries.guesses(),
                tries.passwords(),
                new PersonVault.Place(new ZoneCode(plate.code()), plate.demonstration()),
                new TransactionTemplate(transactions),
                clock);
    }

    @Bean
    PersonSignIn personSignIn(PersonVault vault) {
        return new PersonSignIn(vault);
    }

    /** Without a register nobody is known by it: accounts open at the level of what people say. */
    @Bean
    Registration registration(PersonVault vault, ObjectProvider<PopulationCheck> population, SecureRandom random) {
        PopulationCheck asked = (number, name) -> {
            PopulationCheck register = population.getIfAvailable();
            return register == null ? PopulationCheck.Outcome.UNAVAILABLE : register.check(number, name);
        };
        return new Registration(vault, asked, random);
    }

    @Bean
    Shadows shadows(PersonVault vault, SecureRandom random) {
        return new Shadows(vault, random);
    }

    @Bean
    Citizens citizens(Registration registration) {
        return registration::demonstrate;
    }
}
