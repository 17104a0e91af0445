package tongban.kernel.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SealRefusal;
import tongban.kernel.seal.SealRefusal.Cause;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** The signed text by which a zone is known: one text for one content, and nothing else is read. */
class DescriptorTest {

    private final SampleZone zone = new SampleZone("yanshi", Suite.ED25519_SHA256, 1);

    @ParameterizedTest
    @EnumSource(Suite.class)
    void isReadAsItWasSigned(Suite suite) {
        SampleZone signer = new SampleZone("yanshi", suite, 2);
        Descriptor descriptor = signer.descriptor();

        assertThat(Descriptor.read(descriptor.signedBy(signer.seal).encode())).isEqualTo(Reading.well(descriptor));
        assertThat(descriptor.seal()).isEqualTo(signer.seal.publicKey());
        assertThat(descriptor.nodeKey()).isEqualTo(signer.node.publicKey());
        assertThat(descriptor.channelTo(new ZoneCode("other")))
                .hasToString("tongban/1/yanshi/other/1/" + suite.label());
    }

    /** The seal key is that of RFC 8032 section 7.1 test 1, the node key of test 2; the bytes are never changed. */
    @Test
    void writesAndReadsTheGoldenDescriptor() {
        PrivateKey seal = key("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        PrivateKey node = key("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        Descriptor descriptor = new Descriptor(
                zone.profile(),
                1,
                SampleZone.FROM,
                1,
                new KeyCertificate("yanshi", KeyKind.ZONE_SEAL, seal.publicKey(), SampleZone.FROM, SampleZone.UNTIL)
                        .signedBy(seal),
                new KeyCertificate("yanshi", KeyKind.NODE, node.publicKey(), SampleZone.FROM, SampleZone.UNTIL)
                        .signedBy(seal));

        assertThat(utf8(descriptor.signedBy(seal).encode())).isEqualTo(utf8(golden("descriptor-1.txt")));
        assertThat(Descriptor.read(golden("descriptor-1.txt"))).isEqualTo(Reading.well(descriptor));
    }

    @Test
    void writesWhatItIsGivenInOneOrder() {
        assertThat(zone.descriptor().text().lines().map(line -> line.replaceFirst(" .*", "")))
                .containsExactly(
                        "tongban/1/descriptor",
                        "zone",
                        "zh",
                        "en",
                        "serial",
                        "issued",
                        "suite",
                        "epoch",
                        "seal",
                        "node",
                        "address",
                        "address",
                        "pin",
                        "pin",
                        "console",
                        "authority",
                        "authority",
                        "topic",
                        "topic",
                        "topic");
        assertThat(zone.profile().versions("demo.hello")).containsExactly(1, 2);
        assertThat(zone.profile().authority("pension"))
                .hasValueSatisfying(authority -> assertThat(authority.role()).isEqualTo(Authority.Role.FRONT));
        assertThat(zone.profile().authority("talent")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tongban/1/descriptor | tongban/1/describer | WRONG_HEADING | 1
            zone yanshi | zone Yanshi | BAD_NAME | 2
            'zh 演示高新区' | 'zh  演示高新区' | BAD_NAME | 3
            en Demo | em Demo | MISSING_FIELD | 4
            serial 1 | serial 01 | BAD_NUMBER | 5
            serial 1 | serial 1000000000 | BAD_NUMBER | 5
            issued 2026-01-01T00:00:00Z | issued 2026-02-30T00:00:00Z | BAD_INSTANT | 6
            suite ed25519-sha256 | suite sm2-sm3 | OTHER_SUITE | 10
            suite ed25519-sha256 | suite rsa | UNKNOWN_SUITE | 7
            epoch 1 | epoch 10000 | BAD_NUMBER | 8
            seal d | seal -d | BAD_BASE64 | 9
            node d | node dd | BAD_BASE64 | 10
            https://node | http://node | BAD_ADDRESS | 11
            https://node | https://me@node | BAD_ADDRESS | 11
            example:7443 | example:70443 | BAD_ADDRESS | 11
            ::7]:7443 | ::7]:7443/ | BAD_ADDRESS | 12
            pin AAEC | pin ZAEC | OUT_OF_ORDER | 14
            GBkaGxwdHh8= | GBkaGxwdHh9= | BAD_BASE64 | 13
            console https | console ftp | BAD_ADDRESS | 15
            pension front | pension back | BAD_AUTHORITY | 16
            pension front - | pension front x | BAD_AUTHORITY | 16
            authority pension | authority zoning | OUT_OF_ORDER | 17
            topic casework.offer/1 | topic casework.offer/65536 | BAD_TOPIC | 18
            topic casework.offer/1 | topic demo.hello/2 | OUT_OF_ORDER | 20
            topic casework.offer/1 | tropic casework.offer/1 | SURPLUS_LINE | 18
            """)
    void namesTheLineThatIsWrong(String good, String bad, Cause cause, int line) {
        String text = zone.descriptor().text();
        assertThat(text).contains(good);
        String changed = text.replaceFirst(Pattern.quote(good), bad);

        SealRefusal refusal = refusal(Descriptor.read(signed(changed)));

        assertThat(refusal.cause()).isEqualTo(cause);
        assertThat(refusal.line()).isEqualTo(line);
        assertThat(refusal.detail()).isNotBlank();
    }

    @Test
    void refusesATextThatAnotherKeySigned() {
        SampleZone other = new SampleZone("yanshi", Suite.ED25519_SHA256, 3);
        byte[] forged = zone.descriptor().signedBy(other.seal).encode();

        assertThat(refusal(Descriptor.read(forged)).cause()).isEqualTo(Cause.WRONG_SIGNER);
    }

    @Test
    void refusesASignatureForAnotherPurpose() {
        byte[] note = SignedNote.sign(zone.descriptor().text(), Purpose.COMPACT, "yanshi", zone.seal)
                .encode();
        assertThat(refusal(Descriptor.read(note)).cause()).isEqualTo(Cause.SIGNATURE_INVALID);
    }

    @Test
    void refusesASecondSignature() {
        byte[] note = zone.descriptor()
                .signedBy(zone.seal)
                .alsoSigned(Purpose.DESCRIPTOR, "yanshi", zone.node)
                .encode();
        assertThat(refusal(Descriptor.read(note)).cause()).isEqualTo(Cause.TOO_MANY_SIGNATURES);
    }

    @Test
    void refusesARenewalUnderAnotherSealKey() {
        SampleZone other = new SampleZone("yanshi", Suite.ED25519_SHA256, 3);
        byte[] renewed = other.descriptor().signedBy(other.seal).encode();

        assertThat(Descriptor.read(renewed)).isInstanceOf(Reading.Well.class);
        assertThat(refusal(Descriptor.read(renewed, zone.seal.publicKey())).cause())
                .isEqualTo(Cause.WRONG_SIGNER);
        assertThat(Descriptor.read(renewed, other.seal.publicKey())).isInstanceOf(Reading.Well.class);
    }

    @Test
    void refusesANodeKeyThatTheSealKeyDidNotCertify() {
        SampleZone other = new SampleZone("yanshi", Suite.ED25519_SHA256, 3);
        SampleZone elsewhere = new SampleZone("fangzao", Suite.ED25519_SHA256, 1);
        for (SignedNote foreign :
                List.of(other.nodeCertificate(), elsewhere.nodeCertificate(), zone.sealCertificate())) {
            assertThatThrownBy(() ->
                            new Descriptor(zone.profile(), 1, SampleZone.FROM, 1, zone.sealCertificate(), foreign))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " x",
                "x ",
                "x\ny",
                "x\u0000",
                "x\u202ey",
                "x\u200b",
                "1234567890123456789012345678901234567890123456789012345678901"
            })
    void aNameIsOneVisibleLine(String name) {
        assertThat(Profile.isName(name)).isFalse();
    }

    @Test
    void theLargestDescriptorStillFitsIntoANote() {
        List<Authority> authorities = IntStream.range(0, Profile.AUTHORITIES_MAX)
                .mapToObj(i -> new Authority(
                        "c".repeat(30) + i / 10 + i % 10,
                        Authority.Role.DELEGATE,
                        Optional.of(SampleZone.CODE),
                        "演".repeat(Authority.NAME_MAX)))
                .toList();
        List<Topic> topics = IntStream.range(0, Profile.TOPICS_MAX)
                .mapToObj(i -> new Topic("t".repeat(62) + i / 10 + i % 10, 65_535 - i))
                .toList();
        List<String> addresses = IntStream.range(0, Profile.ADDRESSES_MAX)
                .mapToObj(i -> "https://" + "h".repeat(99) + i + ":65535")
                .toList();
        SampleZone largest = new SampleZone("z".repeat(31), Suite.SM2_SM3, 5);
        Profile profile = new Profile(
                largest.code,
                "演".repeat(Profile.NAME_MAX),
                "演".repeat(Profile.NAME_MAX),
                addresses,
                zone.profile().pins(),
                Optional.of(addresses.getFirst()),
                authorities,
                topics);
        Descriptor descriptor = new Descriptor(
                profile,
                Descriptor.SERIAL_MAX,
                SampleZone.FROM,
                Descriptor.EPOCH_MAX,
                largest.sealCertificate(),
                largest.nodeCertificate());

        byte[] note = descriptor.signedBy(largest.seal).encode();

        assertThat(note.length).isBetween(SignedNote.LENGTH_MAX * 3 / 4, SignedNote.LENGTH_MAX);
        assertThat(Descriptor.read(note)).isEqualTo(Reading.well(descriptor));
    }

    private byte[] signed(String text) {
        return SignedNote.sign(text, Purpose.DESCRIPTOR, "yanshi", zone.seal).encode();
    }

    private static SealRefusal refusal(Reading<Descriptor> reading) {
        return ((Reading.Refused<Descriptor>) reading).refusal();
    }

    private static PrivateKey key(String seed) {
        return PrivateKey.read(Suite.ED25519_SHA256, HexFormat.of().parseHex(seed), new SampleZone.Repeatable(1))
                .orThrow();
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] golden(String name) {
        try (InputStream in = Objects.requireNonNull(DescriptorTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
