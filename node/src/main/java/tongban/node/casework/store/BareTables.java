package tongban.node.casework.store;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables of cases without keys and indexes, while many rows are brought in at once. What was taken away is made
 * anew as it was, whatever migrations have made of it by then.
 */
public final class BareTables {

    private static final String KEYS = "select conrelid::regclass::text as of, quote_ident(conname) as name,"
            + " pg_get_constraintdef(oid) as definition from pg_constraint"
            + " where contype in ('p', 'u', 'f') and (conrelid in ('casework.case_file'::regclass,"
            + " 'casework.event'::regclass) or confrelid = 'casework.case_file'::regclass)"
            + " order by contype = 'f' desc, conname";
    private static final String INDEXES = "select quote_ident(schemaname) || '.' || quote_ident(indexname) as name,"
            + " indexdef from pg_indexes where schemaname = 'casework' and tablename in ('case_file', 'event')"
            + " order by indexname";

    private final JdbcTemplate sql;
    private final List<String> again = new ArrayList<>();

    public BareTables(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** Takes keys and indexes away. */
    public void strip() {
        sql.query(KEYS, row -> {
            String table = "alter table " + row.getString("of");
            // Others refer to a key: it is made before them, and taken away after them.
            again.addFirst(table + " add constraint " + row.getString("name") + " " + row.getString("definition"));
            sql.execute(table + " drop constraint " + row.getString("name"));
        });
        sql.query(INDEXES, row -> {
            again.add(row.getString("indexdef"));
            sql.execute("drop index " + row.getString("name"));
        });
    }

    /** Makes them anew, and lets PostgreSQL know what is in the tables. */
    public void dress() {
        sql.execute("set maintenance_work_mem = '512MB'");
        again.forEach(sql::execute);
        sql.execute("vacuum (analyze) casework.case_file, casework.event");
        sql.execute("checkpoint");
    }
}
