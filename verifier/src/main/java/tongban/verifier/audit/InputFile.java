package tongban.verifier.audit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to audit.
 *
 * @param path as the person wrote it
 * @param kind what its first bytes say it is
 * @param length bytes
 */
record InputFile(Path path, Kind kind, long length) {

    /** Bytes of evidence or of a proof, at most. */
    static final int TEXT_MAX = 1024 * 1024;

    /** What a file can be. */
    enum Kind {
        EXPORT("tongban/1/export\n"),
        EVIDENCE("tongban/1/evidence\n"),
        PROOF("tongban/1/proof\n"),
        CERTIFICATE("tongban/1/key\n"),
        OTHER("");

        private final String start;

        Kind(String start) {
            this.start = start;
        }

        static Kind of(byte[] begin) {
            String text = new String(begin, StandardCharsets.ISO_8859_1);
            for (Kind kind : values()) {
                if (text.startsWith(kind.start)) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    /** Looks at a regular file's first bytes. */
    static InputFile of(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return new InputFile(path, Kind.of(in.readNBytes(32)), Files.size(path));
        }
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(path), 64 * 1024);
    }

    /** The whole of a small file; one byte more than the limit shows that it is larger. */
    byte[] bytes() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(TEXT_MAX + 1);
        }
    }
}
