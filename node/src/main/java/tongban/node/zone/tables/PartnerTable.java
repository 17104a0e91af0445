package tongban.node.zone.tables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.zone.Descriptor;
import tongban.node.zone.AcceptedDescriptor;

/** Descriptors of partners, every version; and the number that tells running nodes of a change. */
public final class PartnerTable {

    private final JdbcClient sql;

    public PartnerTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** The number that rises with every change. */
    public long version() {
        return sql.sql("select version from zone.change").query(Long.class).single();
    }

    /** Tells running nodes, at the commit, that something changed. */
    public void announce() {
        sql.sql("update zone.change set version = version + 1").update();
    }

    /** Takes the row that makes acts on partners wait for each other, until the end of the transaction. */
    public void lock() {
        sql.sql("select version from zone.change for update").query(Long.class).single();
    }

    /** The descriptors in force, one for each zone, by code. */
    public List<AcceptedDescriptor> inForce() {
        return sql.sql("select distinct on (zone) note, accepted_at, accepted_by from zone.descriptor"
                        + " order by zone, serial desc")
                .query(PartnerTable::row)
                .list();
    }

    public Optional<AcceptedDescriptor> inForce(ZoneCode zone) {
        return versions(zone).stream().findFirst();
    }

    /** All versions of a zone, newest first. */
    public List<AcceptedDescriptor> versions(ZoneCode zone) {
        return sql.sql("select note, accepted_at, accepted_by from zone.descriptor where zone = ? order by serial desc")
                .param(zone.value())
                .query(PartnerTable::row)
                .list();
    }

    public void add(AcceptedDescriptor accepted) {
        Descriptor descriptor = accepted.descriptor();
        sql.sql("insert into zone.descriptor (zone, serial, seal, note, accepted_at, accepted_by)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .param(descriptor.zone().value())
                .param(descriptor.serial())
                .param(descriptor.seal().fingerprint())
                .param(accepted.note().encode())
                .param(accepted.at().atOffset(ZoneOffset.UTC))
                .param(accepted.by())
                .update();
    }

    private static AcceptedDescriptor row(ResultSet row, int number) throws SQLException {
        SignedNote note = SignedNote.decode(row.getBytes("note")).orThrow();
        Instant at = row.getObject("accepted_at", OffsetDateTime.class).toInstant();
        return new AcceptedDescriptor(Descriptor.read(note).orThrow(), note, at, row.getString("accepted_by"));
    }
}
