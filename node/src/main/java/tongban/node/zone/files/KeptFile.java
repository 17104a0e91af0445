package tongban.node.zone.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneRefusal.Cause;

/** Files of a zone: whole or not at all, on the disk before anybody relies on them, readable by their owner alone. */
final class KeptFile {

    private KeptFile() {}

    static ZoneAnswer<byte[]> read(Path path, int lengthMax) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(lengthMax + 1);
            return bytes.length > lengthMax
                    ? ZoneAnswer.refused(Cause.FILE_UNREADABLE, path, "more than " + lengthMax + " bytes")
                    : ZoneAnswer.done(bytes);
        } catch (NoSuchFileException missing) {
            return ZoneAnswer.refused(Cause.FILE_MISSING, path);
        } catch (IOException fault) {
            return ZoneAnswer.refused(Cause.FILE_UNREADABLE, path, why(fault));
        }
    }

    /** Writes a file beside its place and moves it there; mode 0600 from the first byte on. */
    static ZoneAnswer<Path> write(Path path, byte[] bytes) {
        Path beside = path.resolveSibling("." + path.getFileName() + ".new");
        try {
            Files.deleteIfExists(beside);
            if (Files.getFileStore(path.toAbsolutePath().getParent())
                    .supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.createFile(
                        beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(beside);
            }
            Files.write(beside, bytes);
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            move(beside, path);
            return ZoneAnswer.done(path);
        } catch (IOException fault) {
            return ZoneAnswer.refused(Cause.FILE_NOT_WRITTEN, path, why(fault));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException rare) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A folder that only its owner opens. */
    static ZoneAnswer<Path> folder(Path path) {
        try {
            Files.createDirectories(path);
            if (Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class)) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            }
            return ZoneAnswer.done(path);
        } catch (IOException fault) {
            return ZoneAnswer.refused(Cause.FILE_NOT_WRITTEN, path, why(fault));
        }
    }

    private static String why(IOException fault) {
        String kind = fault.getClass().getSimpleName().replace("Exception", "");
        return fault.getMessage() == null ? kind : kind + ": " + fault.getMessage();
    }
}
