package tongban.node.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseQuery.Queue;
import tongban.node.casework.Consultations;
import tongban.node.casework.Consultations.Whom;

/** A page costs what is on it, and not what lies around it: PostgreSQL counts the rows that it reads. */
class FewRowsTest extends TwoZones {

    private static final int CASES = 20_000;
    private static final int PAGE = 10;

    /** One case of a hundred is of the item that is asked for, the last ones in the order of lists. */
    private static final String FILL = """
            insert into casework.case_file (id, number, item, receiving, deciding, holder, phase, events, told, head,
                                            subject, filed, arrived, due, words)
            select decode(lpad(to_hex(n), 32, '0'), 'hex'), 'N' || n,
                   case when n > %1$d * 99 / 100 then 'registration/branch-company' else 'registration/other' end,
                   'yanshi-b', case when n %% 2 = 0 then 'yanshi-b' else 'yanshi-a' end,
                   case when n %% 2 = 0 then 'yanshi-b' else 'yanshi-a' end,
                   'accepted', 1, 0, '\\x00', '演示', n, n, n, ''
              from generate_series(1, %1$d) n
            """;

    /** Rows that the transaction read so far, of cases and all that belongs to them. */
    private long read(Runnable work) {
        TransactionTemplate one =
                new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(b.sql.getDataSource())));
        return Objects.requireNonNull(one.execute(status -> {
            work.run();
            return Objects.requireNonNull(b.sql.queryForObject(
                    "select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_xact_user_tables"
                            + " where schemaname = 'casework'",
                    Long.class));
        }));
    }

    private void fill() {
        b.sql.update(FILL.formatted(CASES));
        b.sql.execute("analyze casework.case_file");
    }

    @ParameterizedTest
    @EnumSource(
            value = Queue.class,
            names = {"INBOX", "AWAY", "ALL"})
    void aListOfOneItemReadsItsPage(Queue queue) {
        fill();
        CaseQuery query =
                new CaseQuery(queue, Set.of(), "", Optional.empty(), PAGE).of(Optional.of(StandardsAtTest.ITEM));
        assertThat(read(() -> assertThat(b.desk.list(query)).hasSize(PAGE))).isLessThan(5 * PAGE);
        CaseQuery next = query.page(Optional.of(b.desk.list(query).getLast().place()), PAGE);
        assertThat(read(() -> assertThat(b.desk.list(next)).hasSize(PAGE))).isLessThan(5 * PAGE);
    }

    @Test
    void whatIsOpenWithSomebodyReadsItsPage() {
        fill();
        b.sql.update("insert into casework.consultation (id, case_id, role, asker, whom, office, question, by_day,"
                + " asked) select id, id, 'reviewer', 'zhao',"
                + " case when filed > 19900 then 'land' else 'water' end, true, '问',"
                + " date '2026-11-25' + (filed % 300)::int, filed from casework.case_file");
        b.sql.execute("analyze casework.consultation");
        Whom land = new Whom("land", true);
        Optional<Consultations.Place> behind =
                Optional.of(new Consultations.Place(LocalDate.parse("2027-01-01"), "0".repeat(32)));
        assertThat(read(() ->
                        assertThat(b.consulting.openWith(land, behind, PAGE)).hasSize(PAGE)))
                .isLessThan(5 * PAGE);
    }
}
