package tongban.node.command.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of a backup.
 *
 * @param digest SHA-256, in hexadecimal digits
 * @param path below the backup's folder, with slashes
 */
record HeldFile(String digest, long size, String path) {

    HeldFile {
        // A manifest from elsewhere must not lead out of its folder.
        Path given = Path.of(path);
        if (given.isAbsolute() || !given.equals(given.normalize()) || given.startsWith("..")) {
            throw new IllegalArgumentException(path);
        }
    }

    String line() {
        return digest + " " + size + " " + path;
    }

    static HeldFile read(String line) {
        String[] words = line.split(" ", 3);
        if (words.length != 3) {
            throw new IllegalArgumentException(line);
        }
        return new HeldFile(words[0], Long.parseLong(words[1]), words[2]);
    }

    /** A file as it lies in a folder now. */
    static HeldFile of(Path folder, String path) throws IOException {
        MessageDigest sha = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(folder.resolve(path)), sha)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return new HeldFile(HexFormat.of().formatHex(sha.digest()), size, path);
        }
    }

    static String digest(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
