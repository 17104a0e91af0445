package tongban.node.casework.desk;

import java.security.SecureRandom;
import java.util.function.Predicate;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.calendar.LegalClock;
import tongban.node.casework.Assignments;
import tongban.node.casework.CaseSheets;
import tongban.node.casework.Casework;
import tongban.node.casework.Consultations;
import tongban.node.casework.MessageThread;
import tongban.node.casework.SavedViews;
import tongban.node.casework.Standards;
import tongban.node.casework.door.Doors;
import tongban.node.casework.door.SheetServlet;
import tongban.node.casework.store.AssignmentTables;
import tongban.node.casework.store.CaseLists;
import tongban.node.casework.store.CaseTables;
import tongban.node.casework.store.ConsultationTable;
import tongban.node.casework.store.ThreadTable;
import tongban.node.casework.store.ViewTable;
import tongban.node.exchange.Callers;
import tongban.node.operator.Acts;
import tongban.node.zone.AtRest;
import tongban.node.zone.ThisZone;

/** What people say about cases, and how they look at lists of them. */
@Configuration(proxyBeanMethods = false)
class TalkBeans {

    @Bean
    ThreadTable threadTable(JdbcTemplate sql, AtRest atRest) {
        return new ThreadTable(sql, atRest);
    }

    @Bean
    Unread unreadMessages(ThreadTable thread, ThisZone self) {
        return new Unread(thread, self.code());
    }

    @Bean
    MessageThread caseThread(
            CaseTables tables, ThreadTable thread, Casework casework, ThisZone self, Desk.Timing timing) {
        return new Threading(tables, thread, casework, self.code(), timing);
    }

    @Bean
    Consultations caseConsultations(
            CaseTables tables, JdbcTemplate sql, ThisZone self, SecureRandom random, Desk.Timing timing) {
        return new Consulting(
                new Consulting.Tables(tables, new ConsultationTable(sql), new AssignmentTables(sql)),
                self.code(),
                random,
                timing);
    }

    /** A view may name an item that is offered now, or of which there are cases. */
    @Bean
    SavedViews caseViews(
            JdbcTemplate sql, Standards standards, CaseLists lists, SecureRandom random, Desk.Timing timing) {
        Predicate<String> items = item -> standards
                        .inForce(item, LegalClock.dateOf(timing.clock().instant()))
                        .isPresent()
                || lists.knows(item);
        return new Viewing(new ViewTable(sql), items, random, timing);
    }

    @Bean
    CaseSheets caseSheets(Casework casework, Acts acts, Desk.Timing timing) {
        return new SheetWriting(casework, acts, timing.transactions(), CaseSheets.ROWS_MAX);
    }

    @Bean
    Doors.Cases caseDoorsOfCases(Casework casework, Assignments assignments, SavedViews views) {
        return new Doors.Cases(casework, assignments, views);
    }

    @Bean
    Doors.Talks caseDoorsOfTalks(Consultations consultations, MessageThread thread) {
        return new Doors.Talks(consultations, thread);
    }

    @Bean
    ServletRegistrationBean<SheetServlet> sheetServlet(CaseSheets sheets, SavedViews views, Callers callers) {
        ServletRegistrationBean<SheetServlet> servlet =
                new ServletRegistrationBean<>(new SheetServlet(sheets, views, callers), "/api/casework/v1/cases.xlsx");
        servlet.setName("case-sheets");
        return servlet;
    }
}
