package tongban.node.command.backup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup holds, a text file that is written last: without it, or without its last line, the backup is not whole.
 *
 * @param zone the zone's code
 * @param seal the fingerprint of its seal key
 * @param taken when the snapshot was taken, by the clock of the machine
 * @param server the version of the database's server
 * @param keys whether private keys are in it
 * @param migrations the versions of the tables, oldest first
 * @param channels each log's name, size and root at the moment of the snapshot
 * @param files all other files
 */
record Manifest(
        String zone,
        String seal,
        Instant taken,
        String server,
        boolean keys,
        List<String> migrations,
        List<String> channels,
        List<HeldFile> files) {

    static final String NAME = "MANIFEST";

    private static final String FIRST = "tongban-backup 1";
    private static final long LENGTH_MAX = 1 << 24;

    Manifest {
        migrations = List.copyOf(migrations);
        channels = List.copyOf(channels);
        files = List.copyOf(files);
    }

    private String text() {
        List<String> lines = new ArrayList<>(List.of(
                FIRST,
                "zone " + zone,
                "seal " + seal,
                "taken " + taken,
                "server " + server,
                "keys " + keys,
                "migrations " + String.join(" ", migrations)));
        channels.forEach(one -> lines.add("channel " + one));
        files.forEach(one -> lines.add("file " + one.line()));
        return String.join("\n", lines) + "\n";
    }

    /** Writes it whole or not at all. */
    void write(Path folder) throws IOException {
        String text = text();
        String whole = text + "end " + HeldFile.digest(text.getBytes(StandardCharsets.UTF_8)) + "\n";
        Path part = folder.resolve(NAME + ".part");
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(whole.getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        Files.move(part, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    static Manifest read(Path folder) throws Unfit, IOException {
        Path path = folder.resolve(NAME);
        if (!Files.isRegularFile(path) || Files.size(path) > LENGTH_MAX) {
            throw new Unfit("no-manifest", folder);
        }
        String whole = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        int last = whole.lastIndexOf("end ");
        String text = whole.substring(0, Math.max(last, 0));
        String digest = HeldFile.digest(text.getBytes(StandardCharsets.UTF_8));
        if (last < 0 || !whole.substring(last).equals("end " + digest + "\n")) {
            throw new Unfit("damaged", NAME);
        }
        List<String> lines = text.lines().toList();
        if (!lines.getFirst().equals(FIRST)) {
            throw new Unfit("other-form", lines.getFirst());
        }
        try {
            return of(lines);
        } catch (DateTimeException | IllegalArgumentException malformed) {
            throw new Unfit("damaged", NAME);
        }
    }

    private static Manifest of(List<String> lines) {
        return new Manifest(
                only(lines, "zone "),
                only(lines, "seal "),
                Instant.parse(only(lines, "taken ")),
                only(lines, "server "),
                Boolean.parseBoolean(only(lines, "keys ")),
                List.of(only(lines, "migrations ").split(" ")),
                all(lines, "channel "),
                all(lines, "file ").stream().map(HeldFile::read).toList());
    }

    private static List<String> all(List<String> lines, String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word))
                .map(line -> line.substring(word.length()))
                .toList();
    }

    private static String only(List<String> lines, String word) {
        List<String> found = all(lines, word);
        if (found.size() != 1) {
            throw new IllegalArgumentException(word);
        }
        return found.getFirst();
    }
}
