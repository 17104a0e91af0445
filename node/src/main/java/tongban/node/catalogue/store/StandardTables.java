package tongban.node.catalogue.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.code.ZoneCode;
import tongban.node.web.StrictJson;

/** Published standards, within the caller's transaction. */
public final class StandardTables {

    private final JdbcTemplate sql;

    public StandardTables(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** A standard as its zone published it. */
    public record Row(ZoneCode zone, String id, Map<String, byte[]> files) {}

    private static byte[] bytes(String id) {
        return HexFormat.of().parseHex(id);
    }

    /** How much was ever published; it only rises. */
    public long serial() {
        Long last = sql.queryForObject("select coalesce(max(serial), 0) from catalogue.standard", Long.class);
        return last == null ? 0 : last;
    }

    public List<Row> all() {
        return sql.query(
                "select zone, id, files from catalogue.standard order by zone, item, version",
                (row, index) -> new Row(
                        new ZoneCode(row.getString("zone")),
                        HexFormat.of().formatHex(row.getBytes("id")),
                        StrictJson.read(row.getBytes("files"))
                                .flatMap(StandardFiles::read)
                                .orElseThrow()));
    }

    /**
     * Keeps a standard; one that is there already stays.
     *
     * @return the id that the zone has published under this item and version: another one when it says two things
     */
    public String add(Row row, String item, int version, Instant now) {
        sql.update(
                "insert into catalogue.standard (zone, id, item, version, files, arrived) values (?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                row.zone().value(),
                bytes(row.id()),
                item,
                version,
                StandardFiles.bytes(row.files()),
                now.toEpochMilli());
        return idOf(row.zone(), item, version).orElseThrow();
    }

    /** The id of a version that a zone has published. */
    public Optional<String> idOf(ZoneCode zone, String item, int version) {
        return sql
                .queryForList(
                        "select encode(id, 'hex') from catalogue.standard where zone = ? and item = ? and version = ?",
                        String.class,
                        zone.value(),
                        item,
                        version)
                .stream()
                .findFirst();
    }

    /** What one partner has been told. */
    public record Told(ZoneCode partner, String id) {}

    /** What partners have been told. */
    public Set<Told> told() {
        return new HashSet<>(sql.query(
                "select partner, encode(id, 'hex') as id from catalogue.told",
                (row, index) -> new Told(new ZoneCode(row.getString("partner")), row.getString("id"))));
    }

    /** Notes that a partner is told; false when it was noted before, by another replica. */
    public boolean tell(ZoneCode partner, String id) {
        return sql.update(
                        "insert into catalogue.told (partner, id) values (?, ?) on conflict do nothing",
                        partner.value(),
                        bytes(id))
                == 1;
    }

    /** Ids of this zone that are not in its public log yet. */
    public List<String> unpublished(ZoneCode self) {
        return sql.queryForList(
                "select encode(id, 'hex') from catalogue.standard s where zone = ?"
                        + " and not exists (select from catalogue.published p where p.id = s.id) order by serial",
                String.class,
                self.value());
    }

    /** Notes that an id is published; false when it was noted before. */
    public boolean publish(String id) {
        return sql.update("insert into catalogue.published (id) values (?) on conflict do nothing", (Object) bytes(id))
                == 1;
    }
}
