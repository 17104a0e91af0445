package tongban.node.register.embedded;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.code.ResidentId;
import tongban.node.register.CompanyRegister;
import tongban.node.register.ImportOutcome;
import tongban.node.register.PopulationRegister;
import tongban.node.register.RegisterAnswer;
import tongban.node.register.RegisterKind;
import tongban.node.register.RegisterSubject;
import tongban.node.register.store.RegisterKey;
import tongban.node.web.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * The registers that are built in: tables. A person's row is sealed and found by a keyed hash of the number. A register
 * into which nothing was ever brought says that it cannot be asked, not that nobody is there.
 */
public final class RegisterTables {

    private static final int ROWS_AT_ONCE = 1000;
    private static final RegisterAnswer EMPTY = new RegisterAnswer.Unavailable("empty");

    private final JdbcTemplate sql;
    private final RegisterKey key;

    public RegisterTables(JdbcTemplate sql, RegisterKey key) {
        this.sql = sql;
        this.key = key;
    }

    public PopulationRegister people() {
        return this::person;
    }

    public CompanyRegister companies() {
        return this::company;
    }

    private RegisterAnswer person(RegisterSubject.Person person, SortedSet<String> fields) {
        byte[] found = key.found(RegisterKind.PERSON, person.number());
        List<byte[]> rows =
                sql.query("select sealed from register.person where found = ?", (row, n) -> row.getBytes(1), found);
        if (rows.isEmpty()) {
            return none("person");
        }
        Optional<ObjectNode> open = key.open(place(found), rows.getFirst()).flatMap(StrictJson::read);
        if (open.isEmpty()) {
            return new RegisterAnswer.Unavailable("altered");
        }
        SortedMap<String, String> all = new TreeMap<>();
        open.get()
                .properties()
                .forEach(one -> all.put(one.getKey(), one.getValue().stringValue()));
        if (!person.name().value().equals(all.get("name"))) {
            return new RegisterAnswer.DoesNotMatch();
        }
        ResidentId id = person.id();
        all.put("birth-date", id.birthDate().toString());
        all.put("sex", id.sex().name().toLowerCase(java.util.Locale.ROOT));
        all.keySet().retainAll(fields);
        return new RegisterAnswer.Found(all);
    }

    private RegisterAnswer company(RegisterSubject.Company company, SortedSet<String> fields) {
        String code = company.code().value();
        List<String[]> rows = sql.query(
                "select fields from register.company where credit_code = ?",
                (row, n) -> (String[]) row.getArray(1).getArray(),
                code);
        if (rows.isEmpty()) {
            return none("company");
        }
        SortedMap<String, String> all = new TreeMap<>();
        String[] pairs = rows.getFirst();
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        all.put("credit-code", code);
        all.keySet().retainAll(fields);
        return new RegisterAnswer.Found(all);
    }

    private RegisterAnswer none(String table) {
        return isEmpty(table) ? EMPTY : new RegisterAnswer.NotFound();
    }

    /** Whether nothing was ever brought into a register. */
    boolean isEmpty(String table) {
        return Boolean.FALSE.equals(
                sql.queryForObject("select exists (select from register." + table + ")", Boolean.class));
    }

    /** Stores rows without faults, in the caller's transaction. */
    public ImportOutcome store(RegisterRows rows) {
        RegisterKind kind = rows.kind().orElseThrow();
        int added = 0;
        for (int from = 0; from < rows.rows().size(); from += ROWS_AT_ONCE) {
            int to = Math.min(from + ROWS_AT_ONCE, rows.rows().size());
            added += kind == RegisterKind.PERSON
                    ? people(rows.rows().subList(from, to))
                    : companies(rows.rows().subList(from, to));
        }
        return new ImportOutcome.Done(kind, rows.rows().size(), added);
    }

    private int people(List<Map<String, String>> rows) {
        List<byte[]> found = new ArrayList<>();
        List<byte[]> sealed = new ArrayList<>();
        for (Map<String, String> row : rows) {
            byte[] hash = key.found(RegisterKind.PERSON, row.getOrDefault("resident-id", ""));
            ObjectNode all = StrictJson.object();
            row.forEach(all::put);
            found.add(hash);
            sealed.add(key.seal(place(hash), StrictJson.bytes(all)));
        }
        return added(
                "insert into register.person (found, sealed) select * from unnest(?, ?)"
                        + " on conflict (found) do update set sealed = excluded.sealed returning (xmax = 0)",
                statement -> {
                    statement.setArray(
                            1, statement.getConnection().createArrayOf("bytea", found.toArray(byte[][]::new)));
                    statement.setArray(
                            2, statement.getConnection().createArrayOf("bytea", sealed.toArray(byte[][]::new)));
                });
    }

    private int companies(List<Map<String, String>> rows) {
        int added = 0;
        for (Map<String, String> row : rows) {
            List<String> pairs = new ArrayList<>();
            row.forEach((name, value) -> {
                if (!name.equals("credit-code")) {
                    pairs.add(name);
                    pairs.add(value);
                }
            });
            added += added(
                    "insert into register.company (credit_code, fields) values (?, ?)"
                            + " on conflict (credit_code) do update set fields = excluded.fields returning (xmax = 0)",
                    statement -> {
                        statement.setString(1, row.get("credit-code"));
                        statement.setArray(2, statement.getConnection().createArrayOf("text", pairs.toArray()));
                    });
        }
        return added;
    }

    /** Sets the parameters of a statement. */
    private interface Setting {
        void set(PreparedStatement statement) throws SQLException;
    }

    /** How many rows were new: an updated row names the transaction that locked it. */
    private int added(String statement, Setting setting) {
        List<Boolean> fresh = sql.query(statement, setting::set, (row, n) -> row.getBoolean(1));
        return (int) fresh.stream().filter(Boolean::booleanValue).count();
    }

    private static String place(byte[] found) {
        return "person " + HexFormat.of().formatHex(found);
    }
}
