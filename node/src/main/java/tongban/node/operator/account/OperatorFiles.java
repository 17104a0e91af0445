package tongban.node.operator.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What of the operators lies outside of the database: the key that seals their authenticators' secrets, and the code
 * with which the first officer registers. Each is made when it is first needed, readable by the node's user alone.
 */
final class OperatorFiles {
    private static final String KEY = "operator.key";
    private static final String FIRST_OFFICER = "first-officer-code";
    private static final int KEY_BYTES = 32;
    private static final int CODE_BYTES = 10;

    private final Path folder;
    private final SecureRandom random;

    OperatorFiles(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    Path firstOfficerFile() {
        return folder.resolve(FIRST_OFFICER).toAbsolutePath();
    }

    /** The key of 32 bytes. */
    byte[] key() {
        return HexFormat.of().parseHex(readOrMake(KEY, KEY_BYTES));
    }

    /** The code that whoever can read the node's files can type. */
    String firstOfficerCode() {
        return readOrMake(FIRST_OFFICER, CODE_BYTES);
    }

    /** The code is of no use any more. */
    void firstOfficerIsThere() {
        try {
            Files.deleteIfExists(folder.resolve(FIRST_OFFICER));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private String readOrMake(String name, int bytes) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                make(file, bytes);
            }
            return Files.readString(file).strip();
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot read or make " + file + ": is the folder writable?", fault);
        }
    }

    private void make(Path file, int bytes) throws IOException {
        byte[] fresh = new byte[bytes];
        random.nextBytes(fresh);
        Files.createDirectories(folder);
        Path part = Files.createTempFile(
                folder,
                file.getFileName().toString(),
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(part, HexFormat.of().formatHex(fresh) + "\n");
            // A link, unlike a move, never replaces what a second node has made in the meantime.
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException madeByAnother) {
            return;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
