package tongban.node.casework.web;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import tongban.node.casework.Assignments;
import tongban.node.casework.CaseCounts;
import tongban.node.casework.Casework;
import tongban.node.casework.Consultations;
import tongban.node.casework.Duties;
import tongban.node.casework.MessageThread;
import tongban.node.casework.SavedViews;
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
    NavigationEntry opinionsEntry() {
        return new NavigationEntry(NavigationEntry.Group.WORK, 15, "/opinions", "case.opinions");
    }

    @Bean
    NavigationEntry dutiesEntry() {
        return new NavigationEntry(NavigationEntry.Group.WORK, 20, "/duties", "case.duties");
    }

    @Bean
    OneCasePages.Around aroundCases(
            ItemNames names, InstantSource clock, MessageThread thread, Consultations consultations) {
        return new OneCasePages.Around(names, clock, thread, consultations);
    }

    @Bean
    CaseThreadPages.Written writtenOnCases(CaseActPages.Deeds deeds, ItemNames items) {
        return new CaseThreadPages.Written(deeds, items);
    }

    @Bean
    CaseDutyPages.Names namesOfDuties(Zones zones, ItemNames items, InstantSource clock) {
        return new CaseDutyPages.Names(zones, items, clock);
    }

    @Bean
    CasePages.Lists listsOfCases(Casework casework, Assignments assignments, SavedViews views) {
        return new CasePages.Lists(casework, assignments, views);
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
    HomeCard casesCard(Casework casework, CurrentOperator current) {
        return new CasesCard(casework, current);
    }

    @Bean
    HomeCard opinionsCard(Consultations consultations, Clerks clerks) {
        return new OpinionsCard(consultations, clerks);
    }

    @Bean
    HomeCard dutiesCard(Duties duties) {
        return new DutiesCard(duties);
    }

    private record CasesCard(Casework casework, CurrentOperator current) implements HomeCard {

        @Override
        public int order() {
            return 10;
        }

        @Override
        public Face face() {
            String by = current.find().map(one -> Clerk.pseudonym(one.id())).orElse("");
            CaseCounts counts = casework.counts(by);
            return new Face(
                    "case.cases",
                    "/cases",
                    List.of(
                            figure("case.card.mine", counts.mine(), Tone.PLAIN),
                            figure("case.card.free", counts.free(), Tone.WARNING),
                            figure("case.card.late", counts.late(), Tone.BAD),
                            figure("case.card.unread", counts.unread(), Tone.WARNING)));
        }
    }

    /** What somebody is asked, as a colleague or as whoever has a duty. */
    private record OpinionsCard(Consultations consultations, Clerks clerks) implements HomeCard {

        @Override
        public int order() {
            return 11;
        }

        @Override
        public Face face() {
            Consultations.Waiting waiting = consultations.waiting(ShownOpinion.whoms(clerks.now()));
            return new Face(
                    "case.opinions",
                    "/opinions",
                    List.of(
                            figure("case.card.asked", waiting.open(), Tone.WARNING),
                            figure("case.card.asked-late", waiting.late(), Tone.BAD)));
        }
    }

    private record DutiesCard(Duties duties) implements HomeCard {

        @Override
        public int order() {
            return 12;
        }

        @Override
        public Face face() {
            Duties.Waiting waiting = duties.waiting();
            return new Face(
                    "case.duties",
                    "/duties",
                    List.of(
                            figure("case.card.duties", waiting.open(), Tone.PLAIN),
                            figure("case.card.duties-late", waiting.late(), Tone.BAD)));
        }
    }

    private static HomeCard.Figure figure(String label, int count, HomeCard.Tone some) {
        return new HomeCard.Figure(label, CaseCounts.text(count), count == 0 ? HomeCard.Tone.PLAIN : some);
    }
}
