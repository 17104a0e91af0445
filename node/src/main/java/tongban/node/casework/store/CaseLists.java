package tongban.node.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.casework.Phase;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseCounts;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseRow;
import tongban.node.zone.AtRest;

/** Lists of cases, by keyset: a page costs the same wherever it lies. */
public final class CaseLists {

    /** Behind every due date: cases without one come last. */
    private static final long NEVER = Long.MAX_VALUE;

    private static final String ORDER = "coalesce(due, gaps_due, " + NEVER + ")";

    /** The same for the list of all cases, which has an index of its own that must serve no other. */
    private static final String ORDER_OF_ALL = "least(" + ORDER + ", " + NEVER + ")";

    /**
     * The same where few cases are looked up, which no index serves: PostgreSQL would sometimes walk through all cases
     * in their order until fifty of them fit.
     */
    private static final String ORDER_OF_FOUND = "(" + ORDER + " + 0)";

    private static final String COLUMNS = "id, number, item, subject, phase, receiving, deciding, holder, offered_to,"
            + " filed, due, requests, crossed, differs, unread_office, unread_applicant";

    /** Claims that hold. */
    private static final String CLAIMS =
            " exists (select from casework.claim l where l.case_id = case_file.id and until > ?";

    private static final String UNCLAIMED = " not" + CLAIMS + ")";

    /** Held here and not over, in the words of its index. */
    private static final String HELD =
            "holder = ? and offered_to is null and phase not in ('completed', 'not-accepted', 'withdrawn')";

    private static final String MINE = HELD + " and" + CLAIMS
            + " and (clerk = ? or clerk in (select d.clerk from casework.delegation d where d.deputy = ? and not ended"
            + " and ? between first_day and last_day and (d.item is null or d.item = case_file.item))))";

    /** Too late, in the order of the index of lists, so that the late ones are a stretch of it. */
    private static final String LATE = " and " + ORDER + " <= ? and due <= ?";

    private final JdbcTemplate sql;
    private final ZoneCode self;
    private final IdentityWords identities;

    public CaseLists(JdbcTemplate sql, ZoneCode self, AtRest atRest) {
        this.sql = sql;
        this.self = self;
        this.identities = new IdentityWords(atRest);
    }

    /**
     * A page, the most urgent first. The inbox is two lists, each in the order of its index, of which only as many rows
     * are read as the page has: a condition with "or" would read and sort all of them.
     */
    public List<CaseRow> page(CaseQuery query) {
        List<Object> values = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        for (String which : of(query.queue())) {
            lists.add("(" + list(which, query, values) + ")");
        }
        values.add(query.size());
        return sql.query(
                "select * from (" + String.join(" union all ", lists) + ") as page order by place, id limit ?",
                CaseLists::row,
                values.toArray());
    }

    /**
     * What waits, counted in one statement; of each kind no more rows are looked at than are counted.
     *
     * @param by who asks
     */
    public CaseCounts counts(String by, Instant now) {
        List<Object> values = new ArrayList<>();
        long moment = now.toEpochMilli();
        Object most = CaseCounts.MAX + 1;
        String here = self.value();
        values.addAll(List.of(here, moment, by, by, LegalClock.dateOf(now), most));
        values.addAll(List.of(here, moment, most, here, moment, most));
        values.addAll(List.of(here, moment, moment, most, here, moment, moment, most));
        values.addAll(List.of(here, most));
        return Objects.requireNonNull(sql.queryForObject(
                "select " + counted(List.of(MINE)) + " as mine, "
                        + counted(List.of(HELD + " and" + UNCLAIMED, "offered_to = ? and" + UNCLAIMED)) + " as free, "
                        + counted(List.of(HELD + LATE, "offered_to = ?" + LATE)) + " as late, "
                        + counted(List.of("holder = ? and unread_office > 0")) + " as unread",
                (row, index) -> new CaseCounts(
                        row.getInt("mine"), row.getInt("free"), row.getInt("late"), row.getInt("unread")),
                values.toArray()));
    }

    private static String counted(List<String> lists) {
        return lists.stream()
                .map(which -> "(select 1 from casework.case_file where " + which + " limit ?)")
                .collect(Collectors.joining(" union all ", "(select count(*) from (", ") as found)"));
    }

    /** Whether a case of an item was ever here. */
    public boolean knows(String item) {
        return Boolean.TRUE.equals(sql.queryForObject(
                "select exists (select from casework.case_file where item = ?)", Boolean.class, item));
    }

    private static List<String> of(CaseQuery.Queue queue) {
        return switch (queue) {
            case INBOX -> List.of(HELD, "offered_to = ?");
            case AWAY -> List.of("receiving = ? and holder <> receiving");
            case MINE -> List.of(MINE);
            case FREE -> List.of(HELD + " and" + UNCLAIMED, "offered_to = ? and" + UNCLAIMED);
            case ALL -> List.of("true");
        };
    }

    private String list(String which, CaseQuery query, List<Object> values) {
        StringBuilder where = new StringBuilder(which);
        if (which.indexOf('?') >= 0) {
            values.add(self.value());
        }
        if (which.contains("casework.claim")) {
            values.add(query.when().toEpochMilli());
        }
        if (which.equals(MINE)) {
            values.add(query.by());
            values.add(query.by());
            values.add(LegalClock.dateOf(query.when()));
        }
        query.item().ifPresent(item -> {
            where.append(" and item = ?");
            values.add(item);
        });
        // One phase by itself is a stretch of an index; several are left out row by row.
        if (query.phases().size() == 1) {
            where.append(" and phase = ?");
            values.add(query.phases().iterator().next().word());
        } else if (!query.phases().isEmpty()) {
            where.append(" and phase = any (?)");
            values.add(query.phases().stream().map(Phase::word).toArray(String[]::new));
        }
        List<String> words = SearchWords.asked(query.words(), identities);
        String order = order(query.queue(), !words.isEmpty());
        if (!words.isEmpty()) {
            where.append(" and words @@ ?::tsquery");
            values.add(String.join(" & ", words));
        }
        query.after().ifPresent(place -> {
            where.append(" and (" + order + ", id) > (?, ?)");
            values.add(place.due());
            values.add(HexFormat.of().parseHex(place.id()));
        });
        values.add(query.size());
        return "select " + COLUMNS + ", " + order + " as place from casework.case_file where " + where + " order by "
                + order + ", id limit ?";
    }

    private static String order(CaseQuery.Queue queue, boolean sought) {
        // A person has few cases: they are looked up by the claims.
        if (sought || queue == CaseQuery.Queue.MINE) {
            return ORDER_OF_FOUND;
        }
        return queue == CaseQuery.Queue.ALL ? ORDER_OF_ALL : ORDER;
    }

    private static CaseRow row(ResultSet row, int index) throws SQLException {
        return new CaseRow(
                HexFormat.of().formatHex(row.getBytes("id")),
                row.getString("number"),
                row.getString("item"),
                row.getString("subject"),
                Phase.read(row.getString("phase")).orElseThrow(),
                row.getString("receiving"),
                row.getString("deciding"),
                row.getString("holder"),
                Optional.ofNullable(row.getString("offered_to")),
                Instant.ofEpochMilli(row.getLong("filed")),
                CaseTables.instant(row, "due"),
                row.getInt("requests"),
                row.getBoolean("crossed"),
                row.getBoolean("differs"),
                row.getInt("unread_office"),
                row.getInt("unread_applicant"),
                row.getLong("place"));
    }
}
