package tongban.node.command.doctor;

import java.util.List;

/**
 * What an examination found.
 *
 * @param check what was examined, one word
 * @param level how it is
 * @param key of the sentence {@code found.KEY} and, when it is not well, of its cure {@code cure.KEY}
 * @param details of both
 */
record Finding(String check, Level level, String key, List<Object> details) {

    /** How something is. */
    enum Level {
        WELL,
        WARNING,
        FAULT
    }

    Finding {
        details = List.copyOf(details);
    }
}
