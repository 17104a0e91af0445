package tongban.node.portal.material;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is what is in it. */
class FileKindTest {

    private static final String ROOT = "<?xml version=\"1.0\"?><ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"/>";

    @TempDir
    private Path folder;

    private FileKind.Found of(byte[] bytes) throws IOException {
        return FileKind.of(Files.write(folder.resolve("file"), bytes));
    }

    private Path packed(String first, long zeros) throws IOException {
        Path file = folder.resolve("packed");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(first));
            zip.write(ROOT.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("Doc_0/big"));
            byte[] block = new byte[1 << 20];
            for (long left = zeros; left > 0; left -= block.length) {
                zip.write(block);
            }
        }
        return file;
    }

    @Test
    void knowsPdfJpegAndPngByHowTheyBegin() throws IOException {
        assertThat(of("%PDF-1.4".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new FileKind.Found.Known(FileKind.PDF));
        assertThat(of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0}))
                .isEqualTo(new FileKind.Found.Known(FileKind.JPEG));
        assertThat(of(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}))
                .isEqualTo(new FileKind.Found.Known(FileKind.PNG));
    }

    @Test
    void refusesWhatIsNoneOfThemWhateverItsName() throws IOException {
        for (String other : new String[] {"", "%PD", "MZ\u0000", "<html>", " %PDF-1.4"}) {
            assertThat(of(other.getBytes(StandardCharsets.US_ASCII))).isEqualTo(new FileKind.Found.Other());
        }
    }

    @Test
    void anOfdIsAZipWithItsRootAndOtherZipsAreNot() throws IOException {
        assertThat(FileKind.of(packed("OFD.xml", 1))).isEqualTo(new FileKind.Found.Known(FileKind.OFD));
        assertThat(FileKind.of(packed("word/document.xml", 1))).isEqualTo(new FileKind.Found.Other());
        assertThat(of("PK\u0003\u0004 and nothing more".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(new FileKind.Found.Other());
    }

    @Test
    void anOfdThatGrowsBeyondMeasureIsABomb() throws IOException {
        Path bomb = packed("OFD.xml", FileKind.UNPACKED_MAX + 1);
        assertThat(Files.size(bomb)).isLessThan(Uploads.FILE_MAX);
        assertThat(FileKind.of(bomb)).isEqualTo(new FileKind.Found.Bomb());
    }

    @Test
    void aNameIsItsLastPartWithoutWhatNobodySees() {
        assertThat(Uploads.plain("C:\\演示\\..\\登记\u202e书.pdf")).isEqualTo("登记书.pdf");
        assertThat(Uploads.plain("../../etc/x\u0000.pdf")).isEqualTo("x.pdf");
    }
}
