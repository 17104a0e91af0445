package tongban.benchmarks.testbed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;

/** All rows of a run, and what they say of a side beside its peers: each at its best number of callers. */
public record Comparison(List<Row> rows) {
    public Comparison {
        rows = List.copyOf(rows);
    }

    /** The row of a side with the highest rate. */
    public Optional<Row> best(String side) {
        return rows.stream().filter(row -> row.side().equals(side)).max(Comparator.comparingDouble(Row::rate));
    }

    /** How many times the peer's best rate the side's best rate is; a peer that was not measured has no entry. */
    public Map<String, Object> ratios(String side, List<String> peers) {
        Map<String, Object> ratios = new LinkedHashMap<>();
        best(side).ifPresent(own -> {
            for (String peer : peers) {
                best(peer)
                        .filter(row -> row.rate() > 0)
                        .ifPresent(row -> ratios.put(peer, Row.rounded(own.rate() / row.rate())));
            }
        });
        return ratios;
    }

    /** Every row's rate a second and times in milliseconds, by names such as {@code exchange.64.rate}. */
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Row row : rows) {
            String name = row.side() + "." + row.callers() + ".";
            figures.put(name + "rate", Row.rounded(row.rate()));
            figures.put(name + "p50_ms", Row.rounded(row.p50Millis()));
            if (row.p99Millis() > 0) {
                figures.put(name + "p99_ms", Row.rounded(row.p99Millis()));
            }
            figures.put(name + "steady", row.steady());
        }
        return figures;
    }

    /** One line a row, for people. */
    public void print(Output output) {
        TextTable table = new TextTable(2)
                .row(
                        output.text("table.side"),
                        output.text("table.callers"),
                        output.text("table.rate"),
                        "p50 ms",
                        "p99 ms",
                        output.text("table.steady"));
        for (Row row : rows) {
            table.row(
                    row.side(),
                    row.callers(),
                    Row.rounded(row.rate()),
                    Row.rounded(row.p50Millis()),
                    row.p99Millis() > 0 ? Row.rounded(row.p99Millis()) : "–",
                    output.text(row.steady() ? "steady" : "not-steady"));
        }
        table.lines().forEach(output::print);
    }

    /** Rows with answers that were refused, lost or wrong: a figure with any of these is no figure. */
    public List<Row> flawed() {
        List<Row> flawed = new ArrayList<>();
        for (Row row : rows) {
            if (row.wrong() > 0 || row.refused() > 0 || row.rate() <= 0) {
                flawed.add(row);
            }
        }
        return flawed;
    }
}
