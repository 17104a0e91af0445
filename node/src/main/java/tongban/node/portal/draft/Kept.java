package tongban.node.portal.draft;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.casework.CaseId;
import tongban.node.web.StrictJson;
import tongban.node.zone.AtRest;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was typed into a form while nobody was signed in any more (登录过期时的填写内容). It is kept sealed for a day under
 * a key that only the browser that sent it is told, and shown again to the draft's owner alone.
 */
public final class Kept {

    private static final Duration FOR = Duration.ofDays(1);
    private static final int EACH_MAX = 20;
    private static final int BYTES_MAX = 64 * 1024;

    private final JdbcTemplate sql;
    private final AtRest atRest;
    private final InstantSource clock;

    public Kept(JdbcTemplate sql, AtRest atRest, InstantSource clock) {
        this.sql = sql;
        this.atRest = atRest;
        this.clock = clock;
    }

    private static String place(CaseId key) {
        return "portal kept " + key;
    }

    /** Whether it was kept: not for a draft that there is not, nor beyond a measure. */
    public boolean put(CaseId key, CaseId draft, Map<String, List<String>> typed) {
        ObjectNode values = StrictJson.object();
        typed.forEach((name, all) -> all.forEach(values.putArray(name)::add));
        byte[] bytes = StrictJson.bytes(values);
        Instant now = clock.instant();
        sql.update("delete from portal.kept where at < ?", now.minus(FOR).toEpochMilli());
        return bytes.length <= BYTES_MAX
                && sql.update(
                                "insert into portal.kept (key, draft, sealed, at) select ?, id, ?, ? from portal.draft"
                                        + " where id = ? and (select count(*) from portal.kept where draft = ?) < ?",
                                DraftTable.bytes(key),
                                atRest.put(place(key), bytes),
                                now.toEpochMilli(),
                                DraftTable.bytes(draft),
                                DraftTable.bytes(draft),
                                EACH_MAX)
                        == 1;
    }

    /** What was kept under a key for a draft. */
    public Optional<Map<String, List<String>>> find(CaseId key, CaseId draft) {
        return sql
                .query(
                        "select sealed from portal.kept where key = ? and draft = ? and at >= ?",
                        (row, index) -> StrictJson.read(atRest.take(place(key), row.getBytes(1)))
                                .orElseThrow(),
                        DraftTable.bytes(key),
                        DraftTable.bytes(draft),
                        clock.instant().minus(FOR).toEpochMilli())
                .stream()
                .findFirst()
                .map(Kept::typed);
    }

    private static Map<String, List<String>> typed(ObjectNode values) {
        Map<String, List<String>> typed = new HashMap<>();
        values.properties()
                .forEach(member -> typed.put(
                        member.getKey(),
                        member.getValue()
                                .valueStream()
                                .map(one -> one.asString(""))
                                .toList()));
        return typed;
    }
}
