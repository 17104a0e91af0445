package tongban.node.portal.material;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.channel.Attachment;
import tongban.node.exchange.Attachments;
import tongban.node.portal.VirusScan;
import tongban.node.portal.draft.Draft.Paper;

/** Takes papers that applicants upload: looked at first, stored as attachments of the exchange afterwards. */
public final class Uploads {

    /** Bytes of a file, at most. */
    public static final long FILE_MAX = 20L << 20;

    /** MiB of a file, at most. */
    public static final int FILE_MAX_MIB = 20;

    private static final int NAME_MAX = 100;

    private final Supplier<Optional<Attachments>> store;
    private final VirusScan scan;

    public Uploads(Supplier<Optional<Attachments>> store, VirusScan scan) {
        this.store = store;
        this.scan = scan;
    }

    /** A file as a form brings it; what it is closed over is deleted by whoever brings it. */
    public interface Sent {
        /** Its name on the person's machine. */
        String name();

        long length();

        InputStream open() throws IOException;
    }

    /** What became of it. */
    public sealed interface Taken {
        record Done(Paper paper) implements Taken {}

        /**
         * It was not taken.
         *
         * @param word {@code none}, {@code too-large}, {@code kind}, {@code bomb}, {@code virus} or {@code no-store}
         */
        record Refused(String word) implements Taken {}
    }

    public Taken take(String material, Sent sent) throws IOException {
        if (sent.length() == 0) {
            return new Taken.Refused("none");
        }
        if (sent.length() > FILE_MAX) {
            return new Taken.Refused("too-large");
        }
        Optional<Attachments> attachments = store.get();
        if (attachments.isEmpty()) {
            return new Taken.Refused("no-store");
        }
        Path file = Files.createTempFile("tongban-upload", "");
        try {
            try (InputStream in = sent.open();
                    OutputStream out = Files.newOutputStream(file)) {
                in.transferTo(out);
            }
            return looked(material, sent.name(), file, attachments.get());
        } finally {
            Files.delete(file);
        }
    }

    private Taken looked(String material, String name, Path file, Attachments attachments) throws IOException {
        return switch (FileKind.of(file)) {
            case FileKind.Found.Other other -> new Taken.Refused("kind");
            case FileKind.Found.Bomb bomb -> new Taken.Refused("bomb");
            case FileKind.Found.Known known -> {
                VirusScan.Finding finding = scan.look(file);
                yield finding == VirusScan.Finding.INFECTED
                        ? new Taken.Refused("virus")
                        : stored(new Wanted(material, plain(name), known.kind()), file, finding, attachments);
            }
        };
    }

    private record Wanted(String material, String name, FileKind kind) {}

    private static Taken stored(Wanted wanted, Path file, VirusScan.Finding finding, Attachments attachments)
            throws IOException {
        MessageDigest sha = sha();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
            Attachment attachment = attachments.store(in);
            return new Taken.Done(new Paper(
                    wanted.material(),
                    wanted.name(),
                    wanted.kind().word(),
                    attachment.digest(),
                    HexFormat.of().formatHex(sha.digest()),
                    attachment.length(),
                    finding == VirusScan.Finding.CLEAN));
        }
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes what is stored of a paper. */
    public void write(Paper paper, OutputStream out) throws IOException {
        Optional<Attachments> attachments = store.get();
        if (attachments.isPresent()) {
            attachments.get().write(new Attachment(paper.digest(), paper.length()), out);
        }
    }

    /** The last part of a path, without characters that nobody sees. */
    static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String seen = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]", "")
                .strip();
        return seen.length() > NAME_MAX ? seen.substring(0, NAME_MAX) : seen;
    }
}
