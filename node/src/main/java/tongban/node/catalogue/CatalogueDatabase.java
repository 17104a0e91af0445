package tongban.node.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.code.ZoneCode;
import tongban.node.catalogue.shelf.Shelf;
import tongban.node.catalogue.store.StandardTables;
import tongban.policy.limit.TimeLimits;

/** The standards in a zone's database as commands use them, beside a node that may run. */
public final class CatalogueDatabase {

    private final ZoneCode self;
    private final StandardTables tables;
    private final Shelf shelf;

    /**
     * @param source a database whose tables are there
     * @param self the zone whose database it is
     */
    public CatalogueDatabase(DataSource source, ZoneCode self, TimeLimits limits) {
        this.self = self;
        this.tables = new StandardTables(new JdbcTemplate(source));
        this.shelf = Shelf.shipped(limits);
        shelf.put(self, tables.all());
    }

    public Catalogue catalogue() {
        return shelf;
    }

    /** What became of a publication. */
    public sealed interface Publication {

        /** It is published; the running node tells partners and everybody. */
        record Done(Optional<Standard> before, List<Difference> differences) implements Publication {}

        /** The same was published before; nothing changed. */
        record Already() implements Publication {}

        /**
         * It is not published.
         *
         * @param word {@code version}, {@code past}, {@code earlier} or {@code circle}
         * @param wanted what would pass
         */
        record Refused(String word, String wanted) implements Publication {}
    }

    /**
     * Publishes the next version of an item of this zone. Call it in a transaction on the same database.
     *
     * @param now a version cannot begin before the day of this moment
     */
    public Publication publish(Standard standard, Instant now) {
        LocalDate today = LegalClock.dateOf(now);
        Optional<Standard> before =
                shelf.versions(standard.item()).stream().max(Comparator.comparing(Standard::version));
        if (shelf.of(standard.id())
                .filter(shelf.versions(standard.item())::contains)
                .isPresent()) {
            return new Publication.Already();
        }
        int next = before.map(Standard::version).orElse(0) + 1;
        if (standard.version() != next) {
            return new Publication.Refused("version", Integer.toString(next));
        }
        if (standard.from().isBefore(today)) {
            return new Publication.Refused("past", today.toString());
        }
        if (before.filter(former -> standard.from().isBefore(former.from())).isPresent()) {
            return new Publication.Refused("earlier", before.get().from().toString());
        }
        Optional<String> circle = shelf.circleWith(standard);
        if (circle.isPresent()) {
            return new Publication.Refused("circle", circle.get());
        }
        StandardTables.Row row = new StandardTables.Row(self, standard.id(), standard.files());
        tables.add(row, standard.item(), standard.version(), now);
        return new Publication.Done(
                before, before.map(former -> shelf.compare(former, standard)).orElse(List.of()));
    }
}
