package tongban.node.compact;

import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.compact.distribution.Intake;
import tongban.node.compact.distribution.ZoneCompacts;
import tongban.node.compact.store.CompactTables;
import tongban.node.compact.store.HoldingsCopy;

/** The agreements in a zone's database as commands use them beside a node that may run. */
public final class CompactDatabase {

    private final DataSource source;

    /** @param source a database whose tables are there */
    public CompactDatabase(DataSource source) {
        this.source = source;
    }

    /** What is done here counts at once; a node that runs tells the other parties within a second. */
    public Compacts compacts(Seals seals, InstantSource clock) {
        CompactTables tables = new CompactTables(new JdbcTemplate(source));
        HoldingsCopy copy = new HoldingsCopy(tables);
        TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        ZoneCompacts.Parts parts = new ZoneCompacts.Parts(tables, copy, new Intake(tables, copy, seals), now -> {});
        return new ZoneCompacts(parts, seals, clock, transactions, List.of());
    }
}
