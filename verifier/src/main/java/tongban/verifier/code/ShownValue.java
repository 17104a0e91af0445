package tongban.verifier.code;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import tongban.kernel.code.CodeFault;
import tongban.verifier.command.TextTable;

/**
 * A given value as it may be shown: cut after {@value #LONGEST} characters, what cannot be shown as a box, and masked
 * when it may be a person's number, with nothing laid open but the characters at fault.
 */
final class ShownValue {
    static final int LONGEST = 120;

    private static final String BOX = "□";
    private static final String CUT = "…";
    private static final int OPEN_FIRST = 3;
    private static final int OPEN_LAST = 4;

    private final String[] cells;

    private ShownValue(String[] cells) {
        this.cells = cells;
    }

    static ShownValue open(String given) {
        return new ShownValue(cells(given));
    }

    /** A value that is or may be a person's number: the first 3 and last 4 characters and those at fault stay open. */
    static ShownValue masked(String given, Collection<CodeFault> faults) {
        String[] cells = cells(given);
        Set<Integer> open = new HashSet<>();
        for (CodeFault fault : faults) {
            int length = fault.rule() == CodeFault.Rule.BORN_LATER
                    ? 0
                    : fault.found().length();
            for (int i = 0; i < length; i++) {
                open.add(fault.givenPosition() - 1 + i);
            }
        }
        int begin = 0;
        while (begin < cells.length && cells[begin].isBlank()) {
            begin++;
        }
        for (int i = begin + OPEN_FIRST; i < cells.length - OPEN_LAST; i++) {
            if (!open.contains(i)) {
                cells[i] = "*";
            }
        }
        return new ShownValue(cells);
    }

    private static int openedBy(CodeFault fault) {
        return switch (fault.rule()) {
            case BORN_LATER, WRONG_LENGTH, FIRST_GENERATION_ID, EMPTY, TOO_LONG -> 0;
            case UNREADABLE_CHARACTER -> 1;
            default -> fault.found().length();
        };
    }

    private static String[] cells(String given) {
        int[] characters = given.codePoints().limit(LONGEST + 1L).toArray();
        String[] cells = new String[characters.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i == LONGEST ? CUT : cell(characters[i]);
        }
        return cells;
    }

    private static String cell(int c) {
        boolean shown = c >= ' ' && c <= '~'
                || c == 0x3000
                || c > 0xA0 && Character.isBmpCodePoint(c) && Character.isIdeographic(c)
                || c >= 0xFF01 && c <= 0xFF5E;
        return shown ? Character.toString(c) : BOX;
    }

    String line() {
        return String.join("", cells);
    }

    /** The line that puts a caret under a character of the given text, counted from 1. */
    String caretLine(int givenPosition) {
        int before = Math.min(givenPosition - 1, cells.length);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < before; i++) {
            line.append(" ".repeat(TextTable.width(cells[i])));
        }
        return line.append('^').toString();
    }
}
