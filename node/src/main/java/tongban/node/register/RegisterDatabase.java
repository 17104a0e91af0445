package tongban.node.register;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.register.embedded.RegisterRows;
import tongban.node.register.embedded.RegisterTables;
import tongban.node.register.store.RegisterKeyFile;
import tongban.node.zone.RowSeal;

/** The built-in registers in a zone's database as commands use them, beside a node that may run. */
public final class RegisterDatabase {

    private final RegisterTables tables;

    /**
     * @param source a database whose tables are there
     * @param keys the folder of the zone's keys, with the registers' key
     */
    public RegisterDatabase(DataSource source, Path keys, SecureRandom random) {
        this.tables = new RegisterTables(
                new JdbcTemplate(source), RegisterKeyFile.open(keys, JdbcClient.create(source), random));
    }

    /** How the key file in a folder stands to a database whose tables are there. */
    public static KeyState keyState(DataSource source, Path keys) {
        return RegisterKeyFile.state(keys, JdbcClient.create(source), new SecureRandom());
    }

    /** Whether the tables are there at all. */
    public static boolean isThere(DataSource source) {
        return Boolean.TRUE.equals(new JdbcTemplate(source)
                .queryForObject("select to_regclass('register.key_mark') is not null", Boolean.class));
    }

    /** The seal of the database's rows, as its node has it. */
    public static RowSeal seal(DataSource source, Path keys, SecureRandom random) {
        return RegisterKeyFile.open(keys, JdbcClient.create(source), random);
    }

    /**
     * Brings a file of comma-separated values into the register that its first line names: all of it, or nothing. Call
     * it in a transaction on the same database.
     *
     * @throws IOException when the file cannot be read
     */
    public ImportOutcome bring(Reader csv) throws IOException {
        RegisterRows rows = RegisterRows.read(csv);
        return rows.faults().isEmpty() ? tables.store(rows) : new ImportOutcome.Refused(rows.faults(), rows.more());
    }
}
