package tongban.node.catalogue.shelf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Gap;
import tongban.node.catalogue.Standard;
import tongban.policy.limit.TimeLimits;

/** The standards that ship with the program, read when the node starts; one that is refused stops the start. */
final class Shelf implements Catalogue {

    private final Map<String, Standard> byId = new HashMap<>();
    /** A schema is put together when its first form comes, not when the node starts. */
    private final Map<String, FormCheck> checks = new ConcurrentHashMap<>();

    private Shelf(List<Standard> standards) {
        for (Standard standard : standards) {
            byId.put(standard.id(), standard);
        }
    }

    /** Items are listed in {@code standards/index.txt}, a line each. */
    static Shelf shipped(TimeLimits limits) {
        List<Standard> standards = new ArrayList<>();
        for (String item :
                new String(bytes("index.txt"), StandardCharsets.UTF_8).lines().toList()) {
            byte[] common = bytes(item + "/common.yaml");
            Standard standard = StandardFile.read(
                            "standards/" + item + "/common.yaml", common, bytes(item + "/form.json"), limits)
                    .shipped();
            if (!standard.item().equals(item)) {
                throw new IllegalStateException("standards/" + item + " calls itself " + standard.item());
            }
            standards.add(standard);
        }
        return new Shelf(standards);
    }

    private static byte[] bytes(String path) {
        try (InputStream in = Shelf.class.getResourceAsStream("/standards/" + path)) {
            if (in == null) {
                throw new IllegalStateException("standards/" + path + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public Optional<Standard> inForce(String item, LocalDate receipt) {
        return byId.values().stream()
                .filter(standard ->
                        standard.item().equals(item) && !standard.from().isAfter(receipt))
                .max(Comparator.comparing(Standard::from).thenComparing(Standard::version));
    }

    @Override
    public Optional<Standard> of(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Standard> all(LocalDate receipt) {
        return byId.values().stream()
                .map(Standard::item)
                .distinct()
                .sorted()
                .flatMap(item -> inForce(item, receipt).stream())
                .toList();
    }

    @Override
    public List<Gap> gaps(Standard standard, byte[] form) {
        if (!byId.containsKey(standard.id())) {
            throw new IllegalArgumentException("not a standard of this zone: " + standard.id());
        }
        return checks.computeIfAbsent(standard.id(), id -> new FormCheck(standard))
                .gaps(form);
    }
}
