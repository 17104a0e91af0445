package tongban.benchmarks.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rows of a run, and what they say of the exchange beside its peers: each side at its best number of callers. */
record Comparison(List<Row> rows) {
    static final String EXCHANGE = "exchange";
    static final String PHASE4 = "phase4";
    static final String PGBENCH = "pgbench";

    Comparison {
        rows = List.copyOf(rows);
    }

    /** The row of a side with the highest rate. */
    Optional<Row> best(String side) {
        return rows.stream().filter(row -> row.side().equals(side)).max(Comparator.comparingDouble(Row::rate));
    }

    /** How many times the peer's best rate the exchange's best rate is; a peer that was not measured has no entry. */
    Map<String, Object> ratios() {
        Map<String, Object> ratios = new LinkedHashMap<>();
        best(EXCHANGE).ifPresent(own -> {
            for (String peer : List.of(PHASE4, PGBENCH)) {
                best(peer)
                        .filter(row -> row.rate() > 0)
                        .ifPresent(row -> ratios.put(peer, rounded(own.rate() / row.rate())));
            }
        });
        return ratios;
    }

    /** Every row's rate a second and times in milliseconds, by names such as {@code exchange.64.rate}. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Row row : rows) {
            String name = row.side() + "." + row.callers() + ".";
            figures.put(name + "rate", rounded(row.rate()));
            figures.put(name + "p50_ms", rounded(row.p50Millis()));
            if (row.p99Millis() > 0) {
                figures.put(name + "p99_ms", rounded(row.p99Millis()));
            }
            figures.put(name + "steady", row.steady());
        }
        return figures;
    }

    /** Rows with answers that were refused, lost or wrong: a figure with any of these is no figure. */
    List<Row> flawed() {
        List<Row> flawed = new ArrayList<>();
        for (Row row : rows) {
            if (row.wrong() > 0 || row.refused() > 0 || row.rate() <= 0) {
                flawed.add(row);
            }
        }
        return flawed;
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
