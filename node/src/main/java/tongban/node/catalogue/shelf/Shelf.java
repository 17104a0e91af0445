package tongban.node.catalogue.shelf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.kernel.code.ZoneCode;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Difference;
import tongban.node.catalogue.Gap;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Unmet;
import tongban.node.catalogue.store.StandardTables.Row;
import tongban.policy.PolicyReading;
import tongban.policy.limit.TimeLimits;

/**
 * The standards that ship with the program, those that this zone published beside them, and those of partners. One that
 * ships and is refused stops the start; one from the database that this program cannot read is left out and told.
 */
public final class Shelf implements Catalogue {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final TimeLimits limits;
    private final List<Standard> shipped;
    private volatile Content content;

    /** A schema is put together when its first form comes, not when the node starts. */
    private final Map<String, FormCheck> checks = new ConcurrentHashMap<>();

    private record Content(List<Standard> own, List<Told> told) {}

    private Shelf(List<Standard> shipped, TimeLimits limits) {
        this.shipped = shipped;
        this.limits = limits;
        this.content = new Content(shipped, List.of());
    }

    /** Items are listed in {@code standards/index.txt}, a line each. */
    public static Shelf shipped(TimeLimits limits) {
        List<Standard> standards = new ArrayList<>();
        for (String item : new String(bytes("index.txt").orElseThrow(), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            Standard standard = StandardFile.read(
                            "standards/" + item + "/",
                            file -> bytes(file.startsWith("lists/") ? file : item + "/" + file),
                            limits)
                    .shipped();
            if (!standard.item().equals(item)) {
                throw new IllegalStateException("standards/" + item + " calls itself " + standard.item());
            }
            standards.add(standard);
        }
        Circles.find(standards).ifPresent(circle -> {
            throw new IllegalStateException("these items follow each other in a circle: " + circle);
        });
        return new Shelf(List.copyOf(standards), limits);
    }

    private static Optional<byte[]> bytes(String path) {
        try (InputStream in = Shelf.class.getResourceAsStream("/standards/" + path)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Reads files that are not on the shelf. */
    PolicyReading<Standard> read(String folder, Map<String, byte[]> files) {
        return StandardFile.read(folder, file -> Optional.ofNullable(files.get(file)), limits);
    }

    /** Puts what was published beside what ships. */
    public void put(ZoneCode self, List<Row> rows) {
        List<Standard> own = new ArrayList<>(shipped);
        List<Told> told = new ArrayList<>();
        for (Row row : rows) {
            switch (read(row.zone() + ":", row.files())) {
                case PolicyReading.Read<Standard> read -> {
                    if (row.zone().equals(self)) {
                        own.add(read.content());
                    } else {
                        told.add(new Told(row.zone(), read.content()));
                    }
                }
                case PolicyReading.Refused<Standard> refused ->
                    LOG.error("a published standard cannot be read: {}", refused.fault());
            }
        }
        content = new Content(List.copyOf(own), List.copyOf(told));
    }

    private static Optional<Standard> inForce(Stream<Standard> standards, String item, LocalDate receipt) {
        return standards
                .filter(standard ->
                        standard.item().equals(item) && !standard.from().isAfter(receipt))
                .max(Comparator.comparing(Standard::from).thenComparing(Standard::version));
    }

    @Override
    public Optional<Standard> inForce(String item, LocalDate receipt) {
        return inForce(content.own().stream(), item, receipt);
    }

    @Override
    public Optional<Standard> ofPartner(ZoneCode partner, String item, LocalDate receipt) {
        return inForce(
                content.told().stream()
                        .filter(told -> told.partner().equals(partner))
                        .map(Told::standard),
                item,
                receipt);
    }

    @Override
    public Optional<Standard> of(String id) {
        Content now = content;
        return Stream.concat(now.own().stream(), now.told().stream().map(Told::standard))
                .filter(standard -> standard.id().equals(id))
                .findFirst();
    }

    /** All versions of this zone. */
    List<Standard> own() {
        return content.own();
    }

    /**
     * The circle that the newest versions of this zone's items would make with one more.
     *
     * @return such as {@code a → b → a}; empty when there is none
     */
    public Optional<String> circleWith(Standard next) {
        Map<String, Standard> newest = new TreeMap<>();
        content.own()
                .forEach(standard -> newest.merge(
                        standard.item(), standard, (one, other) -> one.version() > other.version() ? one : other));
        newest.put(next.item(), next);
        return Circles.find(List.copyOf(newest.values()));
    }

    /** All versions of one item of this zone. */
    public List<Standard> versions(String item) {
        return content.own().stream()
                .filter(standard -> standard.item().equals(item))
                .toList();
    }

    @Override
    public List<Standard> all(LocalDate receipt) {
        return content.own().stream()
                .map(Standard::item)
                .distinct()
                .sorted()
                .flatMap(item -> inForce(item, receipt).stream())
                .toList();
    }

    @Override
    public List<Told> told() {
        return content.told();
    }

    private FormCheck check(Standard standard) {
        return checks.computeIfAbsent(standard.id(), id -> new FormCheck(standard));
    }

    @Override
    public List<Gap> gaps(Standard standard, byte[] form, LocalDate receipt) {
        return check(standard).gaps(form, receipt);
    }

    @Override
    public List<Unmet> unmet(Standard standard, byte[] form) {
        return check(standard).unmet(form);
    }

    @Override
    public List<Difference> compare(Standard one, Standard other) {
        return Comparing.differences(one, other);
    }
}
