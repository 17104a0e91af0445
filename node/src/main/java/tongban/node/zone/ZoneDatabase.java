package tongban.node.zone;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.code.ZoneCode;
import tongban.node.operator.ActsDatabase;
import tongban.node.zone.tables.JoiningTable;
import tongban.node.zone.tables.PartnerTable;

/** A zone's database as commands use it beside a node that may run: partners, and word of a change. */
public final class ZoneDatabase {

    private final DataSource source;
    private final PartnerTable table;

    /** @param source a database whose tables are there */
    public ZoneDatabase(DataSource source) {
        this.source = source;
        this.table = new PartnerTable(JdbcClient.create(source));
    }

    /**
     * How partners join this zone; a node that runs notices within a second.
     *
     * @param accepted called in the transaction in which a descriptor is accepted
     */
    public Joining joining(ZoneCode self, InstantSource clock, Consumer<Candidate> accepted) {
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        return new JoiningTable(self, table, transactions, clock, accepted);
    }

    /** The descriptors of partners in force, by code. */
    public List<AcceptedDescriptor> partners() {
        return table.inForce();
    }

    /** The record of acts in the same database. */
    public ActsDatabase acts(InstantSource clock) {
        return new ActsDatabase(source, clock);
    }

    /** Tells nodes that run that the zone's folder changed. */
    public void announce() {
        table.announce();
    }
}
