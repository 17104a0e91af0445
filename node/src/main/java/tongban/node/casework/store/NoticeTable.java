package tongban.node.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.CaseId;
import tongban.node.casework.Notice;
import tongban.node.casework.Notice.Audience;
import tongban.node.casework.Notice.Matter;
import tongban.node.casework.Notice.State;

/** Notices and what became of them, within the caller's transaction. */
public final class NoticeTable {

    private final JdbcTemplate sql;

    public NoticeTable(JdbcTemplate sql) {
        this.sql = sql;
    }

    private static String name(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /**
     * Something to be told on several channels.
     *
     * @param channels the portal's is delivered by being there
     */
    public record Telling(About about, Audience audience, String kind, List<String> channels, Instant made) {}

    /** A case or a duty. */
    public record About(Matter matter, CaseId id) {

        public static About theCase(CaseId id) {
            return new About(Matter.CASE, id);
        }

        public static About duty(CaseId id) {
            return new About(Matter.DUTY, id);
        }

        private byte @Nullable [] bytes(Matter asked) {
            return matter == asked ? CaseTables.bytes(id) : null;
        }
    }

    /** The channel that needs no delivery. */
    public static final String PORTAL = "portal";

    public void add(List<Telling> tellings) {
        List<Object[]> rows = tellings.stream()
                .flatMap(telling -> telling.channels().stream().map(channel -> row(telling, channel)))
                .toList();
        if (!rows.isEmpty()) {
            sql.batchUpdate(
                    "insert into casework.notice (case_id, duty, audience, kind, channel, made, state, next, ended)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    rows);
        }
    }

    private static Object[] row(Telling telling, String channel) {
        boolean portal = channel.equals(PORTAL);
        long made = telling.made().toEpochMilli();
        return new @Nullable Object[] {
            telling.about().bytes(Matter.CASE),
            telling.about().bytes(Matter.DUTY),
            telling.audience().word(),
            telling.kind(),
            channel,
            made,
            (portal ? State.DELIVERED : State.WAITING).word(),
            portal ? null : made,
            portal ? made : null
        };
    }

    private static Notice notice(ResultSet row, int index) throws SQLException {
        byte @Nullable [] duty = row.getBytes("duty");
        byte[] about = duty == null ? row.getBytes("case_id") : duty;
        return new Notice(
                row.getLong("id"),
                duty == null ? Matter.CASE : Matter.DUTY,
                CaseId.read(HexFormat.of().formatHex(about)).orElseThrow(),
                Audience.valueOf(name(row.getString("audience"))),
                row.getString("kind"),
                row.getString("channel"),
                Instant.ofEpochMilli(row.getLong("made")),
                State.valueOf(name(row.getString("state"))),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("fault")),
                CaseTables.instant(row, "ended"));
    }

    /** All of a case or a duty, the oldest first. */
    public List<Notice> of(About about) {
        String column = about.matter() == Matter.CASE ? "case_id" : "duty";
        return sql.query(
                "select * from casework.notice where " + column + " = ? order by id", NoticeTable::notice, (Object)
                        CaseTables.bytes(about.id()));
    }

    /** Takes what is to be delivered now; nobody else takes it before the lease ends. */
    public List<Notice> take(Instant now, Duration lease, int most) {
        return sql.query(
                "update casework.notice set next = ?, attempts = attempts + 1 where id in (select id from"
                        + " casework.notice where next <= ? order by next limit ? for update skip locked) returning *",
                NoticeTable::notice,
                now.plus(lease).toEpochMilli(),
                now.toEpochMilli(),
                most);
    }

    public void delivered(Notice notice, Instant now) {
        sql.update(
                "update casework.notice set state = ?, next = null, fault = null, ended = ? where id = ?",
                State.DELIVERED.word(),
                now.toEpochMilli(),
                notice.id());
    }

    /**
     * Notes that an attempt failed.
     *
     * @param next when it is tried again; empty when it is given up
     */
    public void failed(Notice notice, String fault, Optional<Instant> next, Instant now) {
        sql.update(
                "update casework.notice set state = ?, next = ?, fault = ?, ended = ? where id = ?",
                (next.isPresent() ? State.WAITING : State.GIVEN_UP).word(),
                next.map(Instant::toEpochMilli).orElse(null),
                fault,
                next.isPresent() ? null : now.toEpochMilli(),
                notice.id());
    }
}
