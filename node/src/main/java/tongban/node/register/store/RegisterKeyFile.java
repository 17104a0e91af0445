package tongban.node.register.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.register.KeyState;

/**
 * The key file of the registers, {@value #NAME} in the folder of the zone's keys: outside of the database, so that who
 * has only a copy of the database reads nobody's number. A database remembers a mark of its key; with another key, or
 * without the file, the node does not start, since what it would seal could not be read together with the rest. The
 * file has a line for each key: the first, of which the mark is, then newer ones at the end, the last of which seals.
 */
public final class RegisterKeyFile {

    /** Its name. */
    public static final String NAME = "register.key";

    private static final String HEADING = "tongban/1/register-key ";

    private RegisterKeyFile() {}

    /**
     * Opens the key; makes it when neither file nor database knows one.
     *
     * @param keys the folder of the zone's keys
     * @throws IllegalStateException when the file is missing, unreadable, or not the database's; the sentence says what
     *     would pass
     */
    public static RegisterKey open(Path keys, JdbcClient sql, SecureRandom random) {
        Path file = keys.resolve(NAME);
        List<byte[]> known = mark(sql);
        if (known.isEmpty()) {
            make(file, random);
        } else if (!Files.exists(file)) {
            throw new IllegalStateException(
                    file + " is missing, and the registers in this database are sealed under it;"
                            + " put it back from the backup with keys");
        }
        RegisterKey key = read(file, random);
        if (known.isEmpty()) {
            sql.sql("insert into register.key_mark (mark) values (?) on conflict do nothing")
                    .param(key.mark())
                    .update();
        }
        if (!java.security.MessageDigest.isEqual(mark(sql).getFirst(), key.mark())) {
            throw new IllegalStateException(file + " is not the key under which the registers in this database are"
                    + " sealed; put back the file that was there");
        }
        return key;
    }

    /** How the file stands to a database; nothing is made. */
    public static KeyState state(Path keys, JdbcClient sql, SecureRandom random) {
        Path file = keys.resolve(NAME);
        List<byte[]> known = mark(sql);
        if (known.isEmpty()) {
            return KeyState.NOT_YET;
        }
        if (!Files.exists(file)) {
            return KeyState.MISSING;
        }
        try {
            return java.security.MessageDigest.isEqual(
                            known.getFirst(), read(file, random).mark())
                    ? KeyState.FITS
                    : KeyState.ANOTHER;
        } catch (IllegalStateException | UncheckedIOException unreadable) {
            return KeyState.UNREADABLE;
        }
    }

    private static List<byte[]> mark(JdbcClient sql) {
        return sql.sql("select mark from register.key_mark")
                .query((row, number) -> row.getBytes(1))
                .list();
    }

    private static void make(Path file, SecureRandom random) {
        byte[] secret = new byte[RegisterKey.LENGTH];
        random.nextBytes(secret);
        try (var out = Files.newByteChannel(
                file,
                java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            out.write(StandardCharsets.US_ASCII.encode(HEADING + HexFormat.of().formatHex(secret) + "\n"));
        } catch (FileAlreadyExistsException there) {
            // Another replica made it, or it belonged to a database that was emptied.
        } catch (IOException fault) {
            throw new UncheckedIOException(file + " cannot be written", fault);
        }
    }

    private static RegisterKey read(Path file, SecureRandom random) {
        try {
            List<byte[]> secrets = Files.readString(file, StandardCharsets.US_ASCII)
                    .strip()
                    .lines()
                    .map(RegisterKeyFile::secret)
                    .toList();
            return new RegisterKey(secrets, random);
        } catch (IOException fault) {
            throw new UncheckedIOException(file + " cannot be read", fault);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException(file + " is no key file; put it back from the backup with keys", malformed);
        }
    }

    private static byte[] secret(String line) {
        if (!line.startsWith(HEADING)) {
            throw new IllegalArgumentException("a line without its heading");
        }
        return HexFormat.of().parseHex(line.substring(HEADING.length()));
    }
}
