package tongban.node.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;

/** The innermost cause of a failed start. */
final class Causes {

    private Causes() {}

    /** In one line. */
    static String of(Throwable fault) {
        return String.valueOf(innermost(fault).getMessage())
                .lines()
                .findFirst()
                .orElse(innermost(fault).toString());
    }

    /** Whether the same start may go well later: a database that is away, a port that another program still has. */
    static boolean mayPass(Throwable fault) {
        Throwable cause = innermost(fault);
        return switch (cause) {
            case FileSystemException file -> false;
            case IOException away -> true;
            // 28: the database does not know the user or the password.
            case SQLException refused -> !String.valueOf(refused.getSQLState()).startsWith("28");
            default -> false;
        };
    }

    private static Throwable innermost(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }
}
