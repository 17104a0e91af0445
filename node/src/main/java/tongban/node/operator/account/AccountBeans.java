package tongban.node.operator.account;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.operator.Acts;
import tongban.node.operator.DemonstrationOperator;
import tongban.node.operator.Duties;
import tongban.node.operator.Guesses;
import tongban.node.operator.Operator;
import tongban.node.operator.Operators;
import tongban.node.operator.Passwords;
import tongban.node.operator.Role;
import tongban.node.web.Nameplate;

/** Puts the accounts together. {@code tongban.operator.folder} is where their files outside of the database lie. */
@Configuration(proxyBeanMethods = false)
class AccountBeans {

    @Bean
    OperatorFiles operatorFiles(Environment environment, Nameplate plate, SecureRandom random) {
        String folder = environment.getProperty("tongban.operator.folder", ".tongban/" + plate.code());
        return new OperatorFiles(Path.of(folder), random);
    }

    @Bean
    Vault vault(JdbcClient jdbc, OperatorFiles files, SecureRandom random) {
        AccountTable accounts = new AccountTable(jdbc);
        SecretBox box = new SecretBox(files, random);
        return new Vault(
                accounts,
                new DutyTable(jdbc),
                new SessionTable(jdbc, random),
                new Guesses(jdbc, "operator.failure"),
                new Passwords(random),
                new SecondFactor(accounts, box, random));
    }

    @Bean
    Duties duties(Vault vault) {
        return vault.duties();
    }

    @Bean
    SignIn signIn(
            Vault vault, Nameplate plate, Acts acts, PlatformTransactionManager transactions, InstantSource clock) {
        return new SignIn(vault, plate, acts, new TransactionTemplate(transactions), clock);
    }

    @Bean
    OwnAccount ownAccount(
            Vault vault, Nameplate plate, Acts acts, PlatformTransactionManager transactions, InstantSource clock) {
        return new OwnAccount(vault, plate, acts, new TransactionTemplate(transactions), clock);
    }

    @Bean
    Accounts accounts(
            Vault vault, Acts acts, PlatformTransactionManager transactions, InstantSource clock, SecureRandom random) {
        return new Accounts(vault, acts, new TransactionTemplate(transactions), clock, random);
    }

    @Bean
    FirstOfficer firstOfficer(Accounts accounts, OperatorFiles files) {
        return new FirstOfficer(accounts, files);
    }

    @Bean
    Operators operators(Vault vault, Nameplate plate, InstantSource clock, SecureRandom random) {
        return new Operators() {
            @Override
            public List<Operator> active() {
                return vault.accounts().all().stream()
                        .filter(account -> !account.disabled())
                        .map(Account::operator)
                        .toList();
            }

            @Override
            public void demonstrate(List<DemonstrationOperator> operators) {
                if (!plate.demonstration()) {
                    throw new IllegalStateException("this node is no demonstration");
                }
                operators.stream()
                        .filter(one -> vault.accounts().named(one.name()).isEmpty())
                        .forEach(this::open);
            }

            /** Who acts in a demonstration acts in every capacity; four eyes stay two people. */
            private void open(DemonstrationOperator one) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                vault.accounts()
                        .insert(
                                new Operator(id, one.name(), one.shownName(), one.role()),
                                vault.passwords().encode(one.password()),
                                true,
                                clock.instant());
                vault.duties().set(id, one.role().includes(Role.OPERATOR) ? Duties.GIVEN : List.of());
            }
        };
    }
}
