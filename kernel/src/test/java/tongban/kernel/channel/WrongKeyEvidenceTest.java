package tongban.kernel.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Frontier;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** Evidence of a wrong key holds a zone to what it signed, and never to how its accuser arranged the file. */
class WrongKeyEvidenceTest {

    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private final Suite suite = Suite.ED25519_SHA256;
    private final TreeHash hash = new TreeHash(suite);
    private final PrivateKey seal = key(1);
    private final PrivateKey first = key(2);
    private final PrivateKey second = key(3);
    private final PrivateKey third = key(4);
    private final SignedNote firstNote = certify(first, 0);
    private final SignedNote secondNote = certify(second, 10);
    private final SignedNote thirdNote = certify(third, 20);
    private final EvidenceCheck check = new EvidenceCheck(seal.publicKey());
    private final ChannelName channel = ChannelName.between(zone("yanshi-a"), zone("yanshi-b"), 1, suite);
    private final Entry change = new Draft(
                    EntryKind.KEY_CHANGE,
                    new EntryId(1, 2),
                    YEAR,
                    Optional.empty(),
                    new Topic("channel.key-change", 1),
                    Optional.empty(),
                    Optional.empty(),
                    new Body(new byte[Body.SALT_LENGTH], secondNote.encode()),
                    List.of())
            .at(1, hash);
    private final Digest before = hash.leaf("an entry".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    private final Digest root = Frontier.empty()
            .append(hash, List.of(before, hash.leaf(change.headerBytes())))
            .root(hash);
    private final Evidence.ProvenEntry proven = new Evidence.ProvenEntry(
            change.headerBytes(), change.body(), new InclusionProof(1, 2, List.of(before)), head(2, first, second));

    private PrivateKey key(long seed) {
        byte[] secret = new byte[32];
        new Random(seed).nextBytes(secret);
        return PrivateKey.read(suite, secret, new java.security.SecureRandom()).orThrow();
    }

    private static ZoneCode zone(String text) {
        return ZoneCode.read(text).code().orElseThrow();
    }

    private SignedNote certify(PrivateKey key, int day) {
        Instant from = YEAR.plusSeconds(86_400L * day);
        return new KeyCertificate("yanshi-a", KeyKind.NODE, key.publicKey(), from, YEAR.plusSeconds(40_000_000L))
                .signedBy(seal);
    }

    private SignedCheckpoint head(long size, PrivateKey... keys) {
        return new Checkpoint(channel, size, root, YEAR, Optional.empty(), List.of()).sign(List.of(keys));
    }

    private EvidenceCheck.Verdict judge(boolean withChange, SignedCheckpoint head, SignedNote... certificates) {
        return check.check(new Evidence.WrongKey(
                head, withChange ? Optional.of(proven) : Optional.empty(), List.of(certificates)));
    }

    @Test
    void provesTheOldKeyAfterItsChangeAndTheNewKeyBeforeIt() {
        for (SignedCheckpoint lie : List.of(head(5, first), head(1, second), head(5, second, first))) {
            assertThat(judge(true, lie, firstNote, secondNote)).isInstanceOf(EvidenceCheck.Verdict.Proven.class);
        }
    }

    @Test
    void accusesNobodyOfASignatureThatIsMissingAtTheChangeItself() {
        for (SignedCheckpoint cut : List.of(head(2, first), head(2, second))) {
            assertThat(judge(true, cut, firstNote, secondNote)).isInstanceOf(EvidenceCheck.Verdict.Shown.class);
        }
    }

    @Test
    void neverAccusesARightSignatureHoweverTheCertificatesAreOrdered() {
        SignedNote[][] orders = {
            {firstNote, secondNote, thirdNote}, {thirdNote, secondNote, firstNote}, {secondNote, firstNote, thirdNote}
        };
        for (SignedNote[] order : orders) {
            for (SignedCheckpoint right :
                    List.of(head(1, first), head(2, first, second), head(3, second), head(9, third))) {
                assertThat(judge(true, right, order)).isInstanceOf(EvidenceCheck.Verdict.NotProven.class);
                assertThat(judge(false, right, order)).isInstanceOf(EvidenceCheck.Verdict.NotProven.class);
            }
        }
    }

    @Test
    void showsAHeadOfAKeyThatNobodyCertified() {
        assertThat(judge(true, head(5, key(9)), firstNote, secondNote)).isInstanceOf(EvidenceCheck.Verdict.Shown.class);
    }
}
