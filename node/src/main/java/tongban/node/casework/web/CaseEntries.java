package tongban.node.casework.web;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseRow;
import tongban.node.casework.Casework;
import tongban.node.operator.Acts;
import tongban.node.operator.CurrentOperator;
import tongban.node.web.HomeCard;
import tongban.node.web.NavigationEntry;

/** What this module adds to the navigation and to the home page. */
@Configuration(proxyBeanMethods = false)
class CaseEntries {

    @Bean
    NavigationEntry casesEntry() {
        return new NavigationEntry(NavigationEntry.Group.WORK, 10, "/cases", "case.cases");
    }

    @Bean
    NavigationEntry movesEntry() {
        return new NavigationEntry(NavigationEntry.Group.WORK, 30, "/moves", "case.moves");
    }

    @Bean
    OneCasePages.Items itemsOfCases(ItemNames names, InstantSource clock) {
        return new OneCasePages.Items(names, clock);
    }

    @Bean
    CaseActPages.Deeds deedsOnCases(Once once, SecureRandom random) {
        return new CaseActPages.Deeds(once, random);
    }

    @Bean
    WorkPages.Recorded recordedWork(Acts acts, PlatformTransactionManager transactions) {
        return WorkPages.Recorded.of(acts, transactions);
    }

    @Bean
    HomeCard casesCard(Casework casework, CurrentOperator current, InstantSource clock) {
        return new CasesCard(casework, current, clock);
    }

    private record CasesCard(Casework casework, CurrentOperator current, InstantSource clock) implements HomeCard {

        /** Beyond these a figure says "and more": whoever has so many cases counts them in the list. */
        private static final int COUNTED_MAX = 99;

        @Override
        public int order() {
            return 10;
        }

        @Override
        public Face face() {
            Instant now = clock.instant();
            String by = current.find().map(one -> Clerk.pseudonym(one.id())).orElse("");
            List<CaseRow> mine = rows(CaseQuery.Queue.MINE, by, now);
            List<CaseRow> free = rows(CaseQuery.Queue.FREE, by, now);
            // The most urgent come first, so that late ones are among those that were read.
            List<CaseRow> late = rows(CaseQuery.Queue.INBOX, by, now).stream()
                    .filter(row -> row.due().filter(due -> !now.isBefore(due)).isPresent())
                    .toList();
            return new Face(
                    "case.cases",
                    "/cases",
                    List.of(
                            new Figure("case.card.mine", count(mine), Tone.PLAIN),
                            new Figure("case.card.free", count(free), free.isEmpty() ? Tone.PLAIN : Tone.WARNING),
                            new Figure("case.card.late", count(late), late.isEmpty() ? Tone.PLAIN : Tone.BAD)));
        }

        private List<CaseRow> rows(CaseQuery.Queue queue, String by, Instant now) {
            return casework.list(
                    new CaseQuery(queue, Set.of(), "", Optional.empty(), COUNTED_MAX + 1).forClerk(by, now));
        }

        private static String count(List<CaseRow> rows) {
            return rows.size() > COUNTED_MAX ? COUNTED_MAX + "+" : Integer.toString(rows.size());
        }
    }
}
