package tongban.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.kernel.seal.Keys.hex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The texts of protocol version 1 as they were first written, byte by byte. They are never changed: what a zone signed
 * must hold for ever. The private keys are those of the standards' own examples, so that anybody can make them again.
 */
class GoldenTextsTest {

    /** RFC 8032 section 7.1, test 1. */
    private final PrivateKey seal = PrivateKey.read(
                    Suite.ED25519_SHA256,
                    hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
                    Keys.seeded(1))
            .orThrow();

    /** GB/T 32918.5-2017 appendix A.2, with its k. */
    private final PrivateKey node = PrivateKey.read(
                    Suite.SM2_SM3,
                    hex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8"),
                    Keys.fixed(hex("59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21")))
            .orThrow();

    private final Instant from = Instant.parse("2026-01-01T00:00:00Z");
    private final Instant until = Instant.parse("2028-01-01T00:00:00Z");

    @Test
    void namesTheKeysAsBefore() {
        assertThat(seal.publicKey().fingerprint())
                .isEqualTo("5d08 6bde 4250 bffc 4444 d4e4 4d35 a8b0 e18d 3c5e 3cc4 ca46 db3b 42da f79b adff");
        assertThat(node.publicKey().fingerprint())
                .isEqualTo("2afa 55e2 6b17 02af 45a1 390c 32d8 bc73 93f9 a823 db15 331b 54f0 2267 e460 16d7");
    }

    @Test
    void writesAndReadsTheCertificateOfANodeKey() {
        var certificate = new KeyCertificate("cdgxq", KeyKind.NODE, node.publicKey(), from, until);

        isGolden("key-certificate-1.txt", certificate.signedBy(seal).encode());
        assertThat(KeyCertificate.read(golden("key-certificate-1.txt"), seal.publicKey()))
                .isEqualTo(Reading.well(certificate));
    }

    @Test
    void writesAndReadsTheCertificateOfASealKeyThatSignedItself() {
        var certificate = new KeyCertificate("njgxq", KeyKind.ZONE_SEAL, node.publicKey(), from, until);

        isGolden("seal-certificate-1.txt", certificate.signedBy(node).encode());
        assertThat(KeyCertificate.readSelfSigned(golden("seal-certificate-1.txt")))
                .isEqualTo(Reading.well(certificate));
    }

    @Test
    void writesAndReadsARevocation() {
        var revocation = new Revocation("cdgxq", node.publicKey().id(), from, "节点主机失窃");

        isGolden("revocation-1.txt", revocation.signedBy(seal).encode());
        assertThat(Revocation.read(golden("revocation-1.txt"), seal.publicKey()))
                .isEqualTo(Reading.well(revocation));
    }

    @Test
    void writesAndReadsANoteWithTwoSignatures() {
        SignedNote note = SignedNote.sign("一个文本\n\nwith an empty line\n", Purpose.COMPACT, "cdgxq", seal)
                .alsoSigned(Purpose.COMPACT, "njgxq", node);

        isGolden("note-1.txt", note.encode());
        SignedNote read = SignedNote.decode(golden("note-1.txt")).orThrow();
        assertThat(read.signedBy("cdgxq", seal.publicKey(), Purpose.COMPACT)).isTrue();
        assertThat(read.signedBy("njgxq", node.publicKey(), Purpose.COMPACT)).isTrue();
    }

    @Test
    void writesAndOpensKeyFilesOfBothSuites() {
        for (PrivateKey key : new PrivateKey[] {seal, node}) {
            String name = "key-file-" + key.publicKey().suite().label() + "-1.txt";
            char[] password = "tongban".toCharArray();
            SealedKeyFile file = SealedKeyFile.seal(
                    key, KeyKind.ISSUING, password, new ScryptCost(14, 8, 1), Keys.fixed(hex("0123456789abcdef")));

            isGolden(name, file.encode());
            PrivateKey opened = SealedKeyFile.decode(golden(name))
                    .then(read -> read.open(password, Keys.seeded(1)))
                    .orThrow();
            assertThat(opened.publicKey()).isEqualTo(key.publicKey());
        }
    }

    private static void isGolden(String name, byte[] bytes) {
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(new String(golden(name), StandardCharsets.UTF_8));
    }

    private static byte[] golden(String name) {
        try (InputStream in = Objects.requireNonNull(GoldenTextsTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
