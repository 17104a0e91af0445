package tongban.node.register.embedded;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tongban.node.register.ImportOutcome.Fault;
import tongban.node.register.RegisterKind;

/**
 * The lines of a file for a register. The first line names the columns, which say which register it is; every value is
 * checked, and all faults are told at once, up to {@value #FAULTS_MAX}.
 *
 * @param kind empty when the first line names no register's columns
 * @param rows each with all columns
 * @param faults in the order of their lines
 * @param more whether there are more faults than these
 */
public record RegisterRows(
        Optional<RegisterKind> kind, List<Map<String, String>> rows, List<Fault> faults, boolean more) {

    /** Lines of a file, at most; a larger register comes in parts. */
    public static final int ROWS_MAX = 200_000;

    private static final int FAULTS_MAX = 50;
    private static final CSVFormat FORM =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setTrim(true).get();

    public RegisterRows {
        rows = List.copyOf(rows);
        faults = List.copyOf(faults);
    }

    /** @throws IOException when the file cannot be read */
    public static RegisterRows read(Reader csv) throws IOException {
        try (CSVParser parser =
                CSVParser.builder().setReader(csv).setFormat(FORM).get()) {
            return new Reading(parser).read();
        }
    }

    private static RegisterRows alone(Fault fault) {
        return new RegisterRows(Optional.empty(), List.of(), List.of(fault), false);
    }

    /** One pass over a file. */
    private static final class Reading {
        private final CSVParser parser;
        private final List<Map<String, String>> rows = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private final Set<String> numbers = new HashSet<>();
        private long read;

        Reading(CSVParser parser) {
            this.parser = parser;
        }

        RegisterRows read() throws IOException {
            Iterator<CSVRecord> lines = parser.iterator();
            try {
                Optional<RegisterColumns> columns = lines.hasNext()
                        ? RegisterColumns.of(
                                lines.next().stream().map(Reading::bare).toList())
                        : Optional.empty();
                if (columns.isEmpty()) {
                    return alone(Fault.of(
                            1,
                            "",
                            "columns",
                            String.join(",", RegisterColumns.PEOPLE.names()),
                            String.join(",", RegisterColumns.COMPANIES.names())));
                }
                read = parser.getCurrentLineNumber();
                while (lines.hasNext() && faults.size() <= FAULTS_MAX && rows.size() < ROWS_MAX) {
                    CSVRecord record = lines.next();
                    read = parser.getCurrentLineNumber();
                    line(columns.get(), record, read);
                }
                if (lines.hasNext() && rows.size() >= ROWS_MAX) {
                    faults.add(Fault.of(parser.getCurrentLineNumber(), "", "rows", ROWS_MAX));
                }
                return result(columns.get().kind());
            } catch (UncheckedIOException malformed) {
                if (malformed.getCause() instanceof CharacterCodingException foreign) {
                    throw foreign;
                }
                faults.add(Fault.of(read + 1, "", "form"));
                return result(RegisterKind.PERSON);
            }
        }

        private RegisterRows result(RegisterKind kind) {
            if (rows.isEmpty() && faults.isEmpty()) {
                faults.add(Fault.of(2, "", "empty"));
            }
            boolean more = faults.size() > FAULTS_MAX;
            List<Fault> shown = more ? faults.subList(0, FAULTS_MAX) : faults;
            return new RegisterRows(Optional.of(kind), shown.isEmpty() ? rows : List.of(), shown, more);
        }

        private void line(RegisterColumns columns, CSVRecord record, long line) {
            if (record.size() != columns.names().size()) {
                faults.add(Fault.of(line, "", "size", columns.names().size(), record.size()));
                return;
            }
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < record.size(); i++) {
                String column = columns.names().get(i);
                Optional<String> value = columns.value(column, record.get(i));
                if (value.isPresent()) {
                    row.put(column, value.get());
                } else {
                    faults.add(Fault.of(line, column, "value." + columns.rule(column)));
                }
            }
            String number = row.getOrDefault(columns.names().getFirst(), "");
            if (!number.isEmpty() && !numbers.add(number)) {
                faults.add(Fault.of(line, columns.names().getFirst(), "twice"));
            }
            rows.add(row);
        }

        /** The first cell of a file by an office program begins with a byte order mark. */
        private static String bare(String cell) {
            return cell.replace("\uFEFF", "");
        }
    }
}
