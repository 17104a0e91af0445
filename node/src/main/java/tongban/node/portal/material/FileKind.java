package tongban.node.portal.material;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What kind of file something is, by what is in it; its name says nothing. OFD (GB/T 33190-2016) is a ZIP with {@code
 * OFD.xml}: it is unpacked once to be counted, and nothing of it is kept.
 */
enum FileKind {
    PDF("pdf", new byte[] {'%', 'P', 'D', 'F', '-'}),
    JPEG("jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
    PNG("png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
    OFD("ofd", new byte[] {'P', 'K', 3, 4});

    /** Bytes of all that is in an OFD, unpacked, at most. */
    static final long UNPACKED_MAX = 100L << 20;

    private static final int ENTRIES_MAX = 5000;
    private static final int HEAD = 8;
    private static final int OFD_HEAD = 4096;
    private static final int BUFFER = 1 << 16;

    private final String word;
    private final byte[] start;

    FileKind(String word, byte[] start) {
        this.word = word;
        this.start = start;
    }

    /** The word in tables and on pages. */
    String word() {
        return word;
    }

    /** What a file was found to be. */
    sealed interface Found {
        record Known(FileKind kind) implements Found {}

        /** None of these. */
        record Other() implements Found {}

        /** It grows beyond measure when it is unpacked. */
        record Bomb() implements Found {}
    }

    static Found of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        Optional<FileKind> kind = Arrays.stream(values())
                .filter(one ->
                        Arrays.equals(one.start, 0, one.start.length, head, 0, Math.min(head.length, one.start.length)))
                .findFirst();
        if (kind.isEmpty()) {
            return new Found.Other();
        }
        return kind.get() == OFD ? packed(file) : new Found.Known(kind.get());
    }

    private static Found packed(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry root = zip.getEntry("OFD.xml");
            if (root == null || !head(zip, root).contains("OFD")) {
                return new Found.Other();
            }
            return zip.size() <= ENTRIES_MAX && isMeasured(zip) ? new Found.Known(OFD) : new Found.Bomb();
        } catch (ZipException broken) {
            return new Found.Other();
        }
    }

    private static String head(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(OFD_HEAD), StandardCharsets.UTF_8);
        }
    }

    /** Sizes that a ZIP states may be lies, so everything is unpacked and counted, up to the limit. */
    private static boolean isMeasured(ZipFile zip) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long unpacked = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            try (InputStream in = zip.getInputStream(entries.nextElement())) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    unpacked += read;
                    if (unpacked > UNPACKED_MAX) {
                        return false;
                    }
                }
            }
        }
        return true;
    }
}
