package tongban.node.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseCounts;
import tongban.node.casework.Consultations.Consultation;
import tongban.node.casework.Consultations.Ending;
import tongban.node.casework.Consultations.Opinion;
import tongban.node.casework.Consultations.Place;
import tongban.node.casework.Consultations.Question;
import tongban.node.casework.Consultations.Waiting;
import tongban.node.casework.Consultations.Whom;

/** Consultations, within the caller's transaction. */
public final class ConsultationTable {

    private static final String SELECT = "select c.*, f.number, f.item from casework.consultation c"
            + " join casework.case_file f on f.id = c.case_id where ";

    private final JdbcTemplate sql;

    public ConsultationTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    private static CaseId id(ResultSet row, String column) throws SQLException {
        return CaseTables.id(row.getBytes(column));
    }

    private static Consultation consultation(ResultSet row, int index) throws SQLException {
        Question question = new Question(
                id(row, "case_id"),
                Role.read(row.getString("role")).orElseThrow(),
                row.getString("asker"),
                new Whom(row.getString("whom"), row.getBoolean("office")),
                row.getString("question"),
                row.getObject("by_day", LocalDate.class));
        return new Consultation(
                id(row, "id"),
                row.getString("number"),
                row.getString("item"),
                question,
                Instant.ofEpochMilli(row.getLong("asked")),
                ending(row));
    }

    private static Optional<Ending> ending(ResultSet row) throws SQLException {
        Optional<Instant> ended = CaseTables.instant(row, "ended");
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Ending(
                Optional.ofNullable(row.getString("opinion")).flatMap(Opinion::read),
                row.getString("words"),
                row.getString("clerk"),
                ended.get()));
    }

    public void add(CaseId id, Question question, Instant now) {
        sql.update(
                "insert into casework.consultation (id, case_id, role, asker, whom, office, question, by_day, asked)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                CaseTables.bytes(id),
                CaseTables.bytes(question.caseId()),
                question.role().word(),
                question.by(),
                question.whom().name(),
                question.whom().office(),
                question.words(),
                question.day(),
                now.toEpochMilli());
    }

    /** How many of a case are open. */
    public int open(CaseId caseId) {
        Integer open = sql.queryForObject(
                "select count(*) from casework.consultation where case_id = ? and ended is null",
                Integer.class,
                (Object) CaseTables.bytes(caseId));
        return open == null ? 0 : open;
    }

    public Optional<Consultation> find(CaseId id) {
        return sql.query(SELECT + "c.id = ?", ConsultationTable::consultation, (Object) CaseTables.bytes(id)).stream()
                .findFirst();
    }

    /** How much is open with some, and how much of it is late; the most urgent are counted first. */
    public Waiting waiting(List<Whom> whoms, LocalDate today) {
        return Objects.requireNonNull(sql.queryForObject(
                "select count(*) as open, count(*) filter (where by_day < ?) as late from (select by_day from"
                        + " unnest(?::text[], ?::boolean[]) as asked (name, is_office) join casework.consultation c"
                        + " on c.whom = asked.name and c.office = asked.is_office and c.ended is null"
                        + " order by by_day limit ?) as found",
                (row, index) -> new Waiting(row.getInt("open"), row.getInt("late")),
                today,
                whoms.stream().map(Whom::name).toArray(String[]::new),
                whoms.stream().map(Whom::office).toArray(Boolean[]::new),
                CaseCounts.MAX + 1));
    }

    /** One of them; nobody else ends it until the end of the transaction. */
    public Optional<Consultation> lock(CaseId id) {
        return sql
                .query(SELECT + "c.id = ? for update of c", ConsultationTable::consultation, (Object)
                        CaseTables.bytes(id))
                .stream()
                .findFirst();
    }

    public void end(CaseId id, Ending ending) {
        sql.update(
                "update casework.consultation set opinion = ?, words = ?, clerk = ?, ended = ? where id = ?",
                ending.opinion().map(Opinion::word).orElse(null),
                ending.words(),
                ending.by(),
                ending.at().toEpochMilli(),
                CaseTables.bytes(id));
    }

    /** All of a case, the oldest first. */
    public List<Consultation> of(CaseId caseId) {
        return sql.query(SELECT + "c.case_id = ? order by c.asked, c.id", ConsultationTable::consultation, (Object)
                CaseTables.bytes(caseId));
    }

    /** What is open with somebody, by keyset. */
    public List<Consultation> openWith(Whom whom, Optional<Place> after, int size) {
        List<Object> values = new ArrayList<>(List.of(whom.name(), whom.office()));
        after.ifPresent(place -> {
            values.add(place.day());
            values.add(HexFormat.of().parseHex(place.id()));
        });
        values.add(size);
        return sql.query(
                SELECT + "c.whom = ? and c.office = ? and c.ended is null"
                        + (after.isPresent() ? " and (c.by_day, c.id) > (?, ?)" : "")
                        + " order by c.by_day, c.id limit ?",
                ConsultationTable::consultation,
                values.toArray());
    }
}
