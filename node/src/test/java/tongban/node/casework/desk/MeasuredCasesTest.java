package tongban.node.casework.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseQuery.Queue;
import tongban.node.casework.CaseRow;
import tongban.node.casework.store.CaseReplay;

/** Cases that are loaded for a benchmark are cases: they replay, people act on them, and lists show them in order. */
class MeasuredCasesTest extends TwoZones {

    private static final int CASES = 200;

    private final ByteArrayOutputStream open = new ByteArrayOutputStream();
    private List<CaseId> chosen = List.of();

    @BeforeEach
    void load() {
        CaseId pattern = b.files(b.code);
        b.does(pattern, Act.ACCEPT, Role.ACCEPTOR);
        b.does(pattern, Act.PROPOSE, Role.REVIEWER, FactName.OUTCOME, "grant");
        b.does(pattern, Act.GRANT, Role.DECIDER, FactName.BASIS, "市场主体登记管理条例|19|1");
        b.does(pattern, Act.COMPLETE, Role.COUNTER);
        chosen = Objects.requireNonNull(b.sql.execute((ConnectionCallback<List<CaseId>>) this::loaded));
    }

    private List<CaseId> loaded(Connection connection) throws SQLException {
        JdbcTemplate sql = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        Instant now = b.file(chosenPattern()).state().at();
        List<String> names = IntStream.range(0, CASES)
                .mapToObj(index -> "演示第" + "甲乙丙丁戊己庚辛壬癸".charAt(index % 10) + "号有限公司")
                .toList();
        return new ManyCases(MeasuredCases.pattern(sql, b.atRest), 7, now, b.atRest)
                .load(connection, sql, names, new PrintStream(open, true, StandardCharsets.UTF_8));
    }

    private CaseId chosenPattern() {
        return CaseId.read(Objects.requireNonNull(
                        b.sql.queryForObject("select encode(id, 'hex') from casework.case_file", String.class)))
                .orElseThrow();
    }

    @Test
    void eachReplaysToWhatTheTableSaysAndAnyChangeOfThatIsSeen() {
        CaseReplay replay = new CaseReplay(b.sql, b.atRest);
        assertThat(chosen)
                .hasSize(CASES)
                .allSatisfy(id -> assertThat(replay.faults(id)).isEmpty());

        b.sql.update("update casework.case_file set phase = 'refused' where phase = 'granted'");
        b.sql.update("update casework.case_file set words = '' where phase = 'proposed'");
        b.sql.update("update casework.event set body = '{\"a\":1}' where number = 3 and case_id ="
                + " (select id from casework.case_file where phase = 'accepted' order by id limit 1)");
        assertThat(chosen.stream().flatMap(id -> replay.faults(id).stream()))
                .containsExactlyInAnyOrder("phase", "phase", "words", "words", "body");
    }

    @Test
    void peopleActOnThem() {
        CaseId submitted = CaseId.read(open.toString(StandardCharsets.UTF_8).substring(0, 32))
                .orElseThrow();
        assertThat(b.file(submitted).limits().gaps()).isPresent();
        b.does(submitted, Act.ACCEPT, Role.ACCEPTOR);
        assertThat(b.file(submitted).state().phase()).isEqualTo(Phase.ACCEPTED);
        assertThat(b.files(b.code)).isNotNull();
    }

    @Test
    void listsShowTheMostUrgentFirstWhicheverIndexServesThem() {
        List<CaseRow> all = b.desk.list(new CaseQuery(Queue.ALL, Set.of(), "", Optional.empty(), 200));
        List<CaseRow> inbox = b.desk.list(new CaseQuery(Queue.INBOX, Set.of(), "", Optional.empty(), 200));
        assertThat(inbox)
                .isEqualTo(all.stream().filter(row -> !row.phase().over()).toList())
                .isNotEmpty();
        assertThat(all)
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(CaseRow::order).thenComparing(CaseRow::id));
        assertThat(b.desk.list(new CaseQuery(Queue.INBOX, Set.of(Phase.ACCEPTED), "", Optional.empty(), 200)))
                .isEqualTo(all.stream()
                        .filter(row -> row.phase() == Phase.ACCEPTED)
                        .toList())
                .hasSize(2);
        assertThat(b.desk.list(new CaseQuery(Queue.AWAY, Set.of(), "", Optional.empty(), 200)))
                .isEmpty();
    }

    @Test
    void keysAndIndexesAreThereAgain() {
        String definitions = "select string_agg(indexdef, ';' order by indexname) from pg_indexes where schemaname ="
                + " 'casework' and tablename in ('case_file', 'event')";
        assertThat(b.sql.queryForObject(definitions, String.class))
                .isEqualTo(a.sql.queryForObject(definitions, String.class));
        String keys = "select string_agg(conname || pg_get_constraintdef(oid), ';' order by conname) from pg_constraint"
                + " where connamespace = 'casework'::regnamespace";
        assertThat(b.sql.queryForObject(keys, String.class)).isEqualTo(a.sql.queryForObject(keys, String.class));
    }
}
