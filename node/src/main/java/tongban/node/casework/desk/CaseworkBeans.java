package tongban.node.casework.desk;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.calendar.WorkingCalendar;
import tongban.kernel.casework.CaseId;
import tongban.node.casework.CaseMessages;
import tongban.node.casework.Casework;
import tongban.node.casework.Duties;
import tongban.node.casework.NoticeChannel;
import tongban.node.casework.Standards;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.casework.crossing.Sharing;
import tongban.node.casework.door.CaseServlet;
import tongban.node.casework.door.Description;
import tongban.node.casework.door.Doors;
import tongban.node.casework.door.HookServlet;
import tongban.node.casework.hook.Hooks;
import tongban.node.casework.hook.Progress;
import tongban.node.casework.store.AssignmentTables;
import tongban.node.casework.store.CaseLists;
import tongban.node.casework.store.CaseTables;
import tongban.node.casework.store.NoticeTable;
import tongban.node.casework.store.Repeats;
import tongban.node.casework.store.RequestTable;
import tongban.node.casework.store.Resealing;
import tongban.node.catalogue.Catalogue;
import tongban.node.compact.Compacts;
import tongban.node.compact.Finishing;
import tongban.node.compact.OpenMatters;
import tongban.node.exchange.Callers;
import tongban.node.exchange.Channels;
import tongban.node.exchange.TopicHandler;
import tongban.node.rounds.Rounds;
import tongban.node.web.Entrance;
import tongban.node.zone.AtRest;
import tongban.node.zone.Descriptors;
import tongban.node.zone.ThisZone;
import tongban.policy.calendar.CalendarFiles;
import tongban.policy.limit.TimeLimits;

/** Puts the module of cases together. */
@Configuration(proxyBeanMethods = false)
class CaseworkBeans {

    @Bean
    Standards caseStandards(Catalogue catalogue, TimeLimits limits, ObjectProvider<Descriptors> descriptors) {
        return new CatalogueStandards(catalogue, limits, () -> Optional.ofNullable(descriptors.getIfAvailable()));
    }

    @Bean
    CaseTables caseTables(JdbcTemplate sql, AtRest atRest) {
        return new CaseTables(sql, atRest);
    }

    /** The shipped calendar; an application of a day that it does not cover is refused by the clock. */
    @Bean
    Clocks caseClocks(ThisZone self) {
        WorkingCalendar calendar = CalendarFiles.shipped();
        return new Clocks(self.code(), () -> calendar);
    }

    /** Channels lead to handlers, and handlers tell by channels: they meet when the first word is said. */
    @Bean
    Sharing caseSharing(ThisZone self, CaseTables tables, ObjectProvider<Channels> channels) {
        return new Sharing(self.code(), tables, channels::getObject);
    }

    @Bean
    Notices caseNotices(JdbcTemplate sql, ObjectProvider<NoticeChannel> channels) {
        return new Notices(new NoticeTable(sql), () -> channels.stream().toList());
    }

    @Bean
    Parts.Heard hearersOfCases(Notices notices, List<Progress> hearers, Unread unread) {
        Progress all = (file, added, now) -> hearers.forEach(hearer -> hearer.moved(file, added, now));
        return new Parts.Heard(notices, all, unread);
    }

    @Bean
    Parts.Stored storedCases(CaseTables tables, JdbcTemplate sql, AtRest atRest) {
        return new Parts.Stored(tables, new RequestTable(sql, atRest));
    }

    @Bean
    Parts caseParts(Parts.Stored stored, Sharing sharing, Clocks clocks, Parts.Heard heard, SecureRandom random) {
        return new Parts(stored, sharing, clocks, heard, random);
    }

    @Bean
    CaseLists caseLists(JdbcTemplate sql, ThisZone self, AtRest atRest) {
        return new CaseLists(sql, self.code(), atRest);
    }

    @Bean
    Arrivals caseArrivals(Parts parts, Standards standards, ObjectProvider<Compacts> compacts) {
        return new Arrivals(parts, standards, compacts::getObject);
    }

    @Bean
    TopicHandler caseEvents(Arrivals arrivals) {
        return new CaseTopic<>(CaseMessages.EVENTS, CaseMessage::events, arrivals::events);
    }

    @Bean
    TopicHandler caseRequests(Arrivals arrivals) {
        return new CaseTopic<>(
                CaseMessages.REQUEST,
                CaseMessage::request,
                (partner, ground, said, now) -> arrivals.request(partner, said, now));
    }

    @Bean
    TopicHandler caseReturns(Arrivals arrivals) {
        return new CaseTopic<>(
                CaseMessages.RETURN,
                CaseMessage::returned,
                (partner, ground, said, now) -> arrivals.returned(partner, said, now));
    }

    @Bean
    Desk.Timing caseTiming(PlatformTransactionManager transactions, InstantSource clock) {
        return new Desk.Timing(new TransactionTemplate(transactions), clock);
    }

    @Bean
    Assigning caseAssignments(CaseTables tables, JdbcTemplate sql, Desk.Timing timing) {
        return new Assigning(tables, new AssignmentTables(sql), timing);
    }

    @Bean
    Filings caseFilings(Parts parts, Standards standards, ObjectProvider<Compacts> compacts) {
        return new Filings(parts, standards, compacts::getObject);
    }

    @Bean
    Acting caseActs(Parts parts, Standards standards, Assigning assigning) {
        return new Acting(parts, standards, assigning);
    }

    @Bean
    Casework casework(Parts parts, Filings filings, Acting acting, CaseLists lists, Desk.Timing timing) {
        return new Desk(parts, filings, acting, lists, timing);
    }

    /** What a rule alone makes due. Two replicas may both look: each case is locked and read anew. */
    @Bean
    Rounds caseRounds(Casework casework) {
        return new Rounds("due-cases", Duration.ofSeconds(5), () -> {
            casework.whatIsDue();
        });
    }

    /** Rows from before bodies were sealed, or under an older key. */
    @Bean
    Rounds caseSealing(JdbcTemplate sql, AtRest atRest, Desk.Timing timing) {
        return new Rounds("case-sealing", Resealing.PAUSE, new Resealing(sql, atRest, timing.transactions())::look);
    }

    /** Notices on channels other than the portal. */
    @Bean
    Rounds noticeRounds(Notices notices, InstantSource clock) {
        return new Rounds("notices", Duration.ofSeconds(2), () -> notices.deliver(clock.instant()));
    }

    @Bean
    OpenMatters openCases(CaseTables tables) {
        return compact -> tables.openUnder(compact).stream()
                .map(number -> new OpenMatters.Matter("compacts.matter.case", number))
                .toList();
    }

    /** Open cases are finished although their agreement is over. */
    @Bean
    Finishing finishingCases(CaseTables tables) {
        return (compact, topic, body) -> topic.name().startsWith("casework.")
                && CaseMessage.object(body)
                        .flatMap(node -> CaseId.read(node.path("case").asString("")))
                        .filter(id -> tables.isOpen(id, compact))
                        .isPresent();
    }

    @Bean
    Entrance caseEntrance() {
        return new Entrance("/api/casework/**", Entrance.Audience.MACHINES);
    }

    @Bean
    Doors caseDoors(Doors.Cases cases, Doors.Talks talks, Catalogue catalogue, Duties duties, Desk.Timing timing) {
        return new Doors(cases, talks, catalogue, duties, timing.clock());
    }

    @Bean
    Repeats caseRepeats(JdbcTemplate sql, AtRest atRest, Desk.Timing timing) {
        return new Repeats(sql, atRest, timing.transactions(), timing.clock());
    }

    @Bean
    ServletRegistrationBean<CaseServlet> caseServlet(Doors doors, Repeats repeats, Callers callers) {
        ServletRegistrationBean<CaseServlet> servlet =
                new ServletRegistrationBean<>(new CaseServlet(doors, repeats, callers), "/api/casework/v1/*");
        servlet.setName("cases");
        return servlet;
    }

    @Bean
    @ConditionalOnProperty("tongban.zone.file")
    ServletRegistrationBean<HookServlet> hookServlet(Hooks hooks, Callers callers) {
        ServletRegistrationBean<HookServlet> servlet =
                new ServletRegistrationBean<>(new HookServlet(hooks, callers), "/api/casework/v1/hooks/*");
        servlet.setName("case-hooks");
        return servlet;
    }

    /** What the interface is; it says nothing of this zone, so it asks for no token. */
    @Bean
    ServletRegistrationBean<Description> caseDescription() {
        ServletRegistrationBean<Description> servlet =
                new ServletRegistrationBean<>(new Description(), "/api/casework/v1/openapi.json");
        servlet.setName("case-description");
        return servlet;
    }
}
