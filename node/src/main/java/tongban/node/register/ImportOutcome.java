package tongban.node.register;

import java.util.List;

/** What came of bringing a file into a register. */
public sealed interface ImportOutcome {

    /**
     * All of it is in the register.
     *
     * @param rows lines that were read
     * @param added numbers that were not there before; the others were changed to what the file says
     */
    record Done(RegisterKind register, int rows, int added) implements ImportOutcome {}

    /**
     * Nothing was changed.
     *
     * @param faults the first ones, in the order of their lines
     * @param more whether there are more than these
     */
    record Refused(List<Fault> faults, boolean more) implements ImportOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * One fault of a file.
     *
     * @param line from 1
     * @param column the column's name; empty for the whole line
     * @param key of its words: cause and cure
     * @param arguments what stands in {0}, {1} … of the words; nothing of a person
     */
    record Fault(long line, String column, String key, List<String> arguments) {
        public Fault {
            arguments = List.copyOf(arguments);
        }

        public static Fault of(long line, String column, String key, Object... arguments) {
            return new Fault(
                    line,
                    column,
                    "register.import." + key,
                    List.of(arguments).stream().map(Object::toString).toList());
        }
    }
}
