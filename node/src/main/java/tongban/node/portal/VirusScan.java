package tongban.node.portal;

import java.nio.file.Path;

/**
 * Looks for viruses in what people upload (病毒扫描). A zone with a scanner provides a bean; without one nothing is
 * scanned, and the pages say so.
 */
public interface VirusScan {

    /** What a scanner says of a file. */
    enum Finding {
        CLEAN,
        INFECTED,
        /** There is no scanner, or it did not answer. */
        NOT_SCANNED
    }

    /** Looks at a file that is stored nowhere yet. */
    Finding look(Path file);

    /** The scanner of a zone that has none. */
    VirusScan NONE = file -> Finding.NOT_SCANNED;
}
