package tongban.kernel.licence;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.LicenceNumber;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** A fictitious issuer with seeded keys and one branch licence whose public entry is the second of a log of two. */
final class LicenceSample {

    static final Instant ISSUED = Instant.parse("2026-11-25T02:00:00Z");
    static final CreditBlock BLOCK = new CreditBlock("91510100", "YYY", 1000, true);

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2028-01-01T00:00:00Z");

    final ZoneCode zone;
    final Suite suite;
    final PrivateKey seal;
    final PrivateKey issuing;
    final PrivateKey node;

    LicenceSample(String zone, Suite suite, long seed) {
        this.zone = ZoneCode.read(zone).code().orElseThrow();
        this.suite = suite;
        SecureRandom random = new Repeatable(seed);
        this.seal = PrivateKey.generate(suite, random);
        this.issuing = PrivateKey.generate(suite, random);
        this.node = PrivateKey.generate(suite, random);
    }

    static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("credit-code", BLOCK.code(7).value());
        values.put("name", "演示科技有限公司成都分公司");
        values.put("type", "有限责任公司分公司");
        values.put("person-in-charge", "演示人张䶮𠮷");
        values.put("scope", "软件开发");
        values.put("place", "演示路 1899 号");
        values.put("parent", BLOCK.code(6).value());
        values.put("registrar", "演示区市场监督管理局");
        values.put("established", "2026-11-25");
        values.put("until", "2026-12-31");
        return values;
    }

    static LicenceNumber number(String version) {
        String parts = "11100000000013338W011." + BLOCK.code(1) + ".0001." + version;
        return new LicenceNumber(LicenceNumber.ARC + parts + "." + LicenceNumber.checkFor(parts));
    }

    Licence licence() {
        return new Licence(LicenceForm.BRANCH, zone, number("001"), ISSUED, "0a".repeat(16), values());
    }

    SignedNote certify(PrivateKey key, KeyKind kind) {
        return new KeyCertificate(zone.value(), kind, key.publicKey(), FROM, UNTIL).signedBy(seal);
    }

    LicenceFile file() {
        return file(licence(), issuing);
    }

    /** A file whose data set is signed by this key, with the proof of the sample's own licence. */
    LicenceFile file(Licence licence, PrivateKey key) {
        SignedNote note = SignedNote.sign(licence.text(), Purpose.LICENCE, zone.value(), key);
        return new LicenceFile(note, certify(issuing, KeyKind.ISSUING), proof());
    }

    EvidenceText.Proof proof() {
        return proof(LicenceEntry.TOPIC, ChannelName.publicOf(zone, 1, suite));
    }

    EvidenceText.Proof proof(Topic topic, ChannelName channel) {
        TreeHash hash = new TreeHash(suite);
        Body body = new Body(
                new byte[16],
                LicenceCourse.issued(licence().digest(), ISSUED)
                        .entries()
                        .getFirst()
                        .encode());
        byte[] first = header(0, topic, body, hash).encode();
        byte[] header = header(1, topic, body, hash).encode();
        Checkpoint head = new Checkpoint(
                channel, 2, hash.node(hash.leaf(first), hash.leaf(header)), ISSUED, Optional.empty(), List.of());
        InclusionProof place = new InclusionProof(1, 2, List.of(hash.leaf(first)));
        return new EvidenceText.Proof(
                new Evidence.ProvenEntry(header, Optional.of(body), place, head.sign(List.of(node))),
                List.of(certify(node, KeyKind.NODE)));
    }

    private static EntryHeader header(long index, Topic topic, Body body, TreeHash hash) {
        return new EntryHeader(
                EntryKind.MESSAGE,
                index,
                new EntryId(1, index),
                ISSUED,
                Optional.empty(),
                topic,
                Optional.empty(),
                Optional.empty(),
                body.bytes().length,
                hash.salted(body.salt(), body.bytes()),
                List.of());
    }

    /** A status said at a moment: issued, then these acts, one a day. */
    LicenceFile.Status status(Instant at, LicenceAct... acts) {
        LicenceCourse course = LicenceCourse.issued(licence().digest(), ISSUED);
        for (LicenceAct act : acts) {
            LicenceEntry last = course.entries().getLast();
            Licence next = new Licence(LicenceForm.BRANCH, zone, number("002"), ISSUED, "0b".repeat(16), values());
            course = course.with(new LicenceEntry(
                            last.licence(),
                            act,
                            act.bringsVersion() ? next.digest() : last.version(),
                            last.at().plusSeconds(86_400)))
                    .orElseThrow();
        }
        return new LicenceFile.Status(
                new LicenceStatus(zone, at, course).signedBy(issuing), certify(issuing, KeyKind.ISSUING));
    }

    TrustedIssuers trust() {
        return new TrustedIssuers(List.of(new TrustedIssuers.Issuer(zone.value(), seal.publicKey(), Optional.empty())));
    }

    private static final class Repeatable extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final transient Random source;

        Repeatable(long seed) {
            this.source = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            source.nextBytes(bytes);
        }
    }
}
