package tongban.verifier.command;

import java.util.List;

/**
 * A module's commands. Found with {@link java.util.ServiceLoader}, so each module names its source in
 * {@code META-INF/services/tongban.verifier.command.CommandSource}.
 */
public interface CommandSource {
    /** The module's picocli command objects, in the order in which the overview lists them. */
    List<Object> commands();

    /** Under which heading of the overview the commands stand. */
    default Heading heading() {
        return Heading.CHECK;
    }

    /** The headings of the overview, in their order. */
    enum Heading {
        /** Check and compute, without any node. */
        CHECK,
        /** Run a node or a demonstration. */
        RUN,
        /** Try to break it, and measure it. */
        TRY,
        /** For those who work on Tongban, and the shell. */
        WORK
    }
}
