package tongban.policy.code;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.kernel.code.CodeFault;
import tongban.kernel.code.DateWindow;
import tongban.kernel.code.Division;
import tongban.kernel.code.DivisionCode;
import tongban.kernel.code.Reading;

/**
 * A file of dated divisions: comment lines, among them one {@code # edition: 2023-06-30}, the names of the columns, and
 * rows of code, name, from, to and source between tabs, by code and day.
 *
 * <p>{@code from} and {@code to} are a day, or two days with {@code ..} between when the change lies somewhere
 * after the first and is done by the second; the first may be missing. {@code to} is {@code -} for what is in
 * force.
 *
 * @param edition the day up to which the rows tell of changes
 * @param divisions the rows
 */
record DivisionFile(LocalDate edition, List<Division> divisions) {
    private static final String EDITION = "# edition: ";
    private static final String COLUMNS = "code\tname\tfrom\tto\tsource";
    private static final String IN_FORCE = "-";
    private static final String WINDOW = "..";
    private static final int LONGEST_TEXT = 60;

    DivisionFile {
        divisions = List.copyOf(divisions);
    }

    /**
     * Reads the lines of a file.
     *
     * @throws BrokenCodeFile at the first line that is not as it should be
     */
    static DivisionFile read(String file, List<String> lines) {
        return new Reader(file).read(lines);
    }

    private static final class Reader {
        private final String file;
        private final List<Division> divisions = new ArrayList<>();
        private @Nullable LocalDate edition;
        private boolean columnsSeen;
        private int line;

        Reader(String file) {
            this.file = file;
        }

        DivisionFile read(List<String> lines) {
            for (String text : lines) {
                line++;
                if (text.startsWith(EDITION)) {
                    edition = day(text.substring(EDITION.length()));
                } else if (text.startsWith("#")) {
                    continue;
                } else if (columnsSeen) {
                    row(text);
                } else if (text.equals(COLUMNS)) {
                    columnsSeen = true;
                } else {
                    throw broken("the names of the columns are missing", "write " + COLUMNS.replace('\t', ' '));
                }
            }
            if (edition == null || divisions.isEmpty()) {
                throw broken("the edition or every row is missing", "write “# edition: YYYY-MM-DD” and the rows");
            }
            return new DivisionFile(edition, divisions);
        }

        private void row(String text) {
            String[] cells = text.split("\t", -1);
            if (cells.length != 5) {
                throw broken(cells.length + " columns stand here", "give 5 with one tab between two");
            }
            DateWindow from = window(cells[2]);
            DateWindow to = cells[3].equals(IN_FORCE) ? null : window(cells[3]);
            if (to != null && to.by().isBefore(from.by())) {
                throw broken("it ends before it begins", "let “to” come after “from”");
            }
            Division division = new Division(code(cells[0]), text(cells[1]), from, to, text(cells[4]));
            refuseDisorder(division);
            divisions.add(division);
        }

        private void refuseDisorder(Division division) {
            if (divisions.isEmpty()) {
                return;
            }
            Division before = divisions.getLast();
            int order = before.code().compareTo(division.code());
            if (order > 0) {
                throw broken("code " + division.code() + " follows " + before.code(), "sort the rows by code");
            }
            boolean overlaps = before.to() == null
                    || before.to().by().isAfter(division.from().by());
            if (order == 0 && overlaps) {
                throw broken("code " + division.code() + " is in force twice at a time", "end the earlier row first");
            }
        }

        private DivisionCode code(String cell) {
            Optional<DivisionCode> exact = DivisionCode.exact(cell);
            if (exact.isPresent()) {
                return exact.get();
            }
            Reading<DivisionCode> reading = DivisionCode.read(cell);
            if (reading instanceof Reading.Refused<DivisionCode> refused) {
                CodeFault fault = refused.first();
                throw broken(
                        "“%s” is no division code (%s at %d)".formatted(cell, fault.rule(), fault.givenPosition()),
                        "give 6, 9 or 12 digits");
            }
            throw broken(
                    "“" + cell + "” is not the shortest form",
                    "write " + reading.code().orElseThrow());
        }

        private String text(String cell) {
            boolean fits = !cell.isBlank() && cell.equals(cell.strip()) && cell.length() <= LONGEST_TEXT;
            if (!fits || cell.chars().anyMatch(Character::isISOControl)) {
                throw broken("a name or source is empty or not clean", "give 1 to 60 characters without blanks around");
            }
            return cell;
        }

        private DateWindow window(String cell) {
            int dots = cell.indexOf(WINDOW);
            if (dots < 0) {
                return DateWindow.on(day(cell));
            }
            LocalDate after = dots == 0 ? null : day(cell.substring(0, dots));
            LocalDate by = day(cell.substring(dots + WINDOW.length()));
            if (after != null && !after.isBefore(by)) {
                throw broken("“" + cell + "” ends before it begins", "give the earlier day first");
            }
            return new DateWindow(after, by);
        }

        private LocalDate day(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw broken("“" + text + "” is no day", "write YYYY-MM-DD, or two days with .. between");
            }
        }

        private BrokenCodeFile broken(String fault, String cure) {
            return new BrokenCodeFile(file, line, fault, cure);
        }
    }
}
