package tongban.node.operator.web;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.operator.Role;
import tongban.node.operator.account.Account;
import tongban.node.operator.account.Accounts;
import tongban.node.web.HomeCard;
import tongban.node.web.NavigationEntry;

/** What this module adds to the navigation and to the home page. */
@Configuration(proxyBeanMethods = false)
class OperatorEntries {
    private static final Set<String> KEEPERS = Set.of(Role.NAME_OF_OFFICER, Role.NAME_OF_AUDITOR);

    @Bean
    NavigationEntry operatorsEntry() {
        return new NavigationEntry(NavigationEntry.Group.OPERATION, 50, "/operators", "operator.operators", KEEPERS);
    }

    @Bean
    NavigationEntry actsEntry() {
        return new NavigationEntry(NavigationEntry.Group.OPERATION, 60, "/acts", "operator.acts", KEEPERS);
    }

    @Bean
    NavigationEntry accountEntry() {
        return new NavigationEntry(NavigationEntry.Group.OWN, 0, "/account", "operator.account");
    }

    @Bean
    HomeCard operatorsCard(Accounts accounts) {
        return new OperatorsCard(accounts);
    }

    private record OperatorsCard(Accounts accounts) implements HomeCard {
        @Override
        public int order() {
            return 90;
        }

        @Override
        public Set<String> roles() {
            return KEEPERS;
        }

        @Override
        public Face face() {
            List<Account> active = accounts.all().stream()
                    .filter(account -> !account.disabled())
                    .toList();
            long officers = active.stream()
                    .filter(account -> account.operator().role() == Role.OFFICER)
                    .count();
            long waiting = active.stream().filter(Account::mustSetUp).count();
            return new Face(
                    "operator.operators",
                    "/operators",
                    List.of(
                            new Figure("operator.card.active", Integer.toString(active.size()), Tone.PLAIN),
                            new Figure(
                                    "operator.card.officers",
                                    Long.toString(officers),
                                    officers < 2 ? Tone.WARNING : Tone.PLAIN),
                            new Figure(
                                    "operator.card.waiting",
                                    Long.toString(waiting),
                                    waiting > 0 ? Tone.WARNING : Tone.PLAIN)));
        }
    }
}
