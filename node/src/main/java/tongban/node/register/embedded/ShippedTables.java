package tongban.node.register.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.node.register.DemonstrationRegisters;

/**
 * The shipped tables of fictitious people, born in 1899, and companies, whose credit codes are of the block
 * {@code 91100000YANX}. They come into a demonstration's registers only.
 */
public final class ShippedTables implements DemonstrationRegisters {

    private static final List<String> FILES = List.of("people.csv", "companies.csv");

    private final RegisterTables tables;
    private final TransactionTemplate transactions;
    private final boolean demonstration;

    public ShippedTables(RegisterTables tables, TransactionTemplate transactions, boolean demonstration) {
        this.tables = tables;
        this.transactions = transactions;
        this.demonstration = demonstration;
    }

    @Override
    public void fill() {
        if (!demonstration) {
            throw new IllegalStateException("fictitious people and companies belong into demonstrations only;"
                    + " bring this zone's own with: tongban register import");
        }
        transactions.executeWithoutResult(status -> {
            if (tables.isEmpty("person") && tables.isEmpty("company")) {
                FILES.forEach(this::bring);
            }
        });
    }

    private void bring(String file) {
        try (InputStream in = ShippedTables.class.getResourceAsStream("/tongban/node/register/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            RegisterRows rows = RegisterRows.read(new InputStreamReader(in, StandardCharsets.UTF_8));
            if (!rows.faults().isEmpty()) {
                throw new IllegalStateException(file + ": " + rows.faults());
            }
            tables.store(rows);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
