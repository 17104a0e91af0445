package tongban.kernel.compact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.kernel.channel.Topic;
import tongban.kernel.compact.CompactFault.Cause;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** The texts of version 1 as they were first written; what a zone signed must hold for ever. */
class CompactTextTest {

    private final Compact compact = Agreements.full();

    /** RFC 8032 section 7.1, test 1. */
    private final PrivateKey seal = PrivateKey.read(
                    Suite.ED25519_SHA256,
                    HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"),
                    new Agreements.Repeatable(1))
            .orThrow();

    @Test
    void writesAndReadsTheGoldenCompact() {
        assertThat(compact.text()).isEqualTo(golden("compact-1.txt"));
        assertThat(Compact.read(golden("compact-1.txt").getBytes(UTF_8)).orThrow())
                .isEqualTo(compact);
        assertThat(compact.id().hex()).isEqualTo("db36317c0b5ed2531541c48ce837120b3dffc9de8d3f3d1408f95e9023b4f131");
        assertThat(CompactId.read(compact.id().hex())).contains(compact.id());
    }

    @Test
    void writesAndReadsTheGoldenSignature() {
        SignedNote note = CompactSignature.sign(compact, Agreements.A, seal);

        assertThat(new String(note.encode(), UTF_8)).isEqualTo(golden("signature-1.txt"));
        SignedNote read =
                SignedNote.decode(golden("signature-1.txt").getBytes(UTF_8)).orThrow();
        CompactSignature signature = CompactSignature.read(read).orThrow();
        assertThat(signature.check(read, compact, seal.publicKey())).isEqualTo(CompactReading.well(signature));
    }

    @Test
    void writesAndReadsTheGoldenSuspension() {
        Suspension act = new Suspension(
                compact.id(),
                Agreements.A,
                1,
                Suspension.Act.SUSPEND,
                Instant.parse("2027-03-01T02:00:00Z"),
                "演示：核查重复办理");

        assertThat(new String(act.signedBy(seal).encode(), UTF_8)).isEqualTo(golden("suspension-1.txt"));
        SignedNote read =
                SignedNote.decode(golden("suspension-1.txt").getBytes(UTF_8)).orThrow();
        assertThat(Suspension.read(read).orThrow()).isEqualTo(act);
        assertThat(act.check(read, compact, seal.publicKey())).isEqualTo(CompactReading.well(act));
    }

    @Test
    void eachPartySignsInItsOwnSuite() {
        PrivateKey sm2 = PrivateKey.generate(Suite.SM2_SM3, new Agreements.Repeatable(2));
        SignedNote note = CompactSignature.sign(compact, Agreements.B, sm2);
        CompactSignature signature = CompactSignature.read(note).orThrow();

        assertThat(signature.digest().bytes())
                .isEqualTo(Suite.SM2_SM3.hash(compact.text().getBytes(UTF_8)));
        assertThat(signature.check(note, compact, sm2.publicKey())).isEqualTo(CompactReading.well(signature));
        refuses(signature, note, compact, seal.publicKey(), Cause.BAD_SUITE);
        refuses(signature, note, Agreements.ofThree(), sm2.publicKey(), Cause.OTHER_COMPACT);
        PublicKey other =
                PrivateKey.generate(Suite.SM2_SM3, new Agreements.Repeatable(3)).publicKey();
        refuses(signature, note, compact, other, Cause.WRONG_SIGNER);
    }

    private static void refuses(
            CompactSignature signature, SignedNote note, Compact compact, PublicKey key, Cause cause) {
        assertThat(signature.check(note, compact, key))
                .isInstanceOfSatisfying(CompactReading.Refused.class, refused -> {
                    assertThat(refused.fault().cause()).isEqualTo(cause);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title-en A| title-en  A| BAD_TITLE",
                "party yanshi-b| party yanshi-a| BAD_PARTIES",
                "party yanshi-b| party Yanshi-b| BAD_ZONE",
                "from 2026-12-01| from 2026-12-1| BAD_DATE",
                "from 2026-12-01| from 2026-02-30| BAD_DATE",
                "until 2028-11-30| until 2026-11-30| EMPTY_PERIOD",
                "article 2| article 3| BAD_ARTICLE_NUMBER",
                "hello/1 any| hello/0 any| BAD_TOPIC",
                "hello/1 any| hello/70000 any| BAD_TOPIC",
                "hello/1 any| hello/1 from yanshi-a to yanshi-c| BAD_DIRECTION",
                "hello/1 any| hello/1 from yanshi-a to yanshi-a| BAD_DIRECTION",
                "identity-level 3| identity-level 0| BAD_LEVEL",
                "credit-code,name| name,credit-code| BAD_FIELDS",
                "quota 1000 per| quota 01000 per| BAD_QUOTA",
                "total from yanshi-a to yanshi-b| day any| BAD_QUOTA",
                "card-service| cart-service| UNKNOWN_TERM",
                "identity-level 3\\nitem| item| NONE",
                "item registration/branch-company\\n| | NONE",
                "card-service loss-report\\nfields|"
                        + " fields x for y basis z\\ncard-service loss-report\\nfields| NOT_THE_ONE_FORM",
            })
    void refusesALineThatSaysItOtherwise(String before, String after, String cause) {
        String changed =
                compact.text().replace(before.replace("\\n", "\n"), after == null ? "" : after.replace("\\n", "\n"));
        assertThat(changed).isNotEqualTo(compact.text());
        CompactReading<Compact> reading = Compact.read(changed.getBytes(UTF_8));
        if (cause.equals("NONE")) {
            assertThat(reading.orThrow().text()).isEqualTo(changed);
        } else {
            assertThat(reading).isInstanceOfSatisfying(CompactReading.Refused.class, refused -> {
                assertThat(refused.fault().cause()).isEqualTo(Cause.valueOf(cause));
                assertThat(refused.fault().line()).isPositive();
            });
        }
    }

    @Test
    void saysHowTheOneTextReadsWhenTermsStandInAnotherOrder() {
        String changed = compact.text().replace("party yanshi-a\nparty yanshi-b", "party yanshi-b\nparty yanshi-a");

        assertThat(Compact.read(changed.getBytes(UTF_8)))
                .isEqualTo(CompactReading.refused(Cause.NOT_THE_ONE_FORM, 4, "party yanshi-a"));
    }

    @Test
    void composesTheOneTextFromPartiesAndTermsInAnyOrder() {
        String changed = compact.text()
                .replace("party yanshi-a\nparty yanshi-b", "party yanshi-b\nparty yanshi-a")
                .replace(
                        "identity-level 3\nitem registration/branch-company",
                        "item registration/branch-company\nidentity-level 3");

        assertThat(Compact.compose(changed.getBytes(UTF_8))).isEqualTo(CompactReading.well(compact));
    }

    @Test
    void refusesCharactersThatNobodySees() {
        String changed = compact.text().replace("互相问候", "互相\u200b问候");

        assertThat(Compact.read(changed.getBytes(UTF_8)))
                .isEqualTo(CompactReading.refused(Cause.HIDDEN_CHARACTER, 11, "U+200B"));
        assertThat(Compact.read(Arrays.copyOf(compact.text().getBytes(UTF_8), 60)))
                .isInstanceOf(CompactReading.Refused.class);
    }

    @Test
    void anArticleAllowsItsTopicsInTheirDirectionOnly() {
        Article branch = compact.article(2).orElseThrow();
        Topic offer = new Topic("casework.offer", 1);

        assertThat(branch.allows(offer, Agreements.A, Agreements.B)).isTrue();
        assertThat(branch.allows(offer, Agreements.B, Agreements.A)).isFalse();
        assertThat(branch.names(offer)).isTrue();
        assertThat(branch.names(new Topic("casework.offer", 2))).isFalse();
        Article hello = compact.article(1).orElseThrow();
        assertThat(hello.quotas(Agreements.A, Agreements.B)).hasSize(2);
        assertThat(hello.quotas(Agreements.B, Agreements.A)).hasSize(1);
        assertThat(compact.article(0)).isEmpty();
        assertThat(compact.article(3)).isEmpty();
    }

    private static String golden(String name) {
        try (InputStream in = Objects.requireNonNull(CompactTextTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
