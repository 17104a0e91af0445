package tongban.verifier.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.RefusalBody;
import tongban.kernel.channel.Topic;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.HashSource;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.merkle.Tile;
import tongban.kernel.merkle.TreeNodes;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** The files of {@code docs/samples}: two fictitious zones, fixed keys, a fixed clock, the same bytes each time. */
final class Samples {

    final SampleZone a = new SampleZone("yanshi-a", Suite.SM2_SM3, 1);
    final SampleZone b = new SampleZone("yanshi-b", Suite.ED25519_SHA256, 2);
    final PrivateKey firstKey = a.newKey();
    final PrivateKey secondKey = a.newKey();
    final SampleLog publicA = new SampleLog(a, ChannelName.publicOf(a.code, 1, a.suite), a.newKey(), 3);
    final SampleLog ab;
    final SampleLog ba = new SampleLog(b, ChannelName.between(b.code, a.code, 1, b.suite), b.newKey(), 5);
    final SampleLog forked;

    Samples() {
        ab = log();
        publicA.message("standard.state", "演示：事项标准 yanshi-1 的摘要，已生效");
        publicA.message("licence.state", "演示：证照 0001 的状态，有效");
        publicA.seal(Optional.empty());
        EntryId question = begin(ab);
        ba.reply(EntryKind.ANSWER, question, new Topic("identity.answer", 1), "演示：是，级别三".getBytes(UTF_8));
        ba.message("casework.receipt", "演示：已收件，编号 YS-0001");
        ba.seal(Optional.of(ab.state()), publicA.publicHead());
        EntryId refused = go(ab);
        ba.reply(
                EntryKind.REFUSAL,
                refused,
                RefusalBody.TOPIC,
                new RefusalBody("yanshi.not-agreed", 4, "演示协议 第三条", "演示：协议没有约定此事项").encode());
        ba.seal(Optional.of(ab.state()), publicA.publicHead());
        end(ab, "演示：办结");
        ba.seal(Optional.of(ab.state()), publicA.publicHead());
        forked = log();
        begin(forked);
        go(forked);
        end(forked, "演示：办结，但内容被改写");
    }

    private SampleLog log() {
        return new SampleLog(a, ChannelName.between(a.code, b.code, 1, a.suite), firstKey, 4);
    }

    private EntryId begin(SampleLog log) {
        log.message("casework.offer", "演示：张三，身份证件号码 11010118990101001X，申请设立分公司");
        EntryId question = log.question("identity.ask", "演示：该人是否已实名认证？");
        log.message("casework.material", "演示：材料一，经营场所证明");
        log.seal(Optional.empty());
        return question;
    }

    private EntryId go(SampleLog log) {
        log.message("casework.material", "演示：材料二，身份证件影像说明");
        EntryId refused = log.message("casework.request", "演示：申请加急");
        log.seal(Optional.of(ba.state()));
        log.change(secondKey);
        log.seal(Optional.of(ba.state()));
        return refused;
    }

    private void end(SampleLog log, String last) {
        log.erase(List.of(0L, 3L), "演示：保存期限已届满", "个人信息保护法 第四十七条");
        log.message("casework.done", last);
        log.seal(Optional.of(ba.state()));
    }

    byte[] exportAb() {
        return exportAb(ab);
    }

    private byte[] exportAb(SampleLog log) {
        return log.export()
                .own()
                .certificates(b.sealCertificate, ba.certificates.getFirst())
                .entries()
                .acknowledged(ba.head())
                .end();
    }

    byte[] exportBa() {
        return ba.export()
                .own()
                .certificates(a.sealCertificate, ab.certificates.getFirst(), a.certify(secondKey))
                .entries()
                .acknowledged(ab.head())
                .end();
    }

    byte[] exportPublic() {
        return publicA.export().own().entries().end();
    }

    byte[] proof() {
        TreeNodes nodes = nodes(ab);
        Evidence.ProvenEntry entry = new Evidence.ProvenEntry(
                ab.batches.getFirst().entries().get(2).headerBytes(),
                ab.batches.getFirst().entries().get(2).body(),
                InclusionProof.of(2, ab.size(), nodes),
                ab.head());
        return EvidenceText.encode(new EvidenceText.Proof(entry, certificates()));
    }

    private List<SignedNote> certificates() {
        return List.of(
                a.sealCertificate,
                ab.certificates.getFirst(),
                SignedNote.decode(ab.batches
                                .get(2)
                                .entries()
                                .getFirst()
                                .body()
                                .orElseThrow()
                                .bytes())
                        .orThrow());
    }

    Evidence.Fork fork() {
        long size = ab.size();
        return new Evidence.Fork(
                forked.head(), ab.head(), ab.root(), new ConsistencyProof(size, size, List.of()), certificates());
    }

    static TreeNodes nodes(SampleLog log) {
        return new TreeNodes(log.hash, new HashSource() {
            @Override
            public Digest leaf(long index) {
                return log.leaves.get((int) index);
            }

            @Override
            public Optional<Tile> tile(int level, long index) {
                return Optional.empty();
            }
        });
    }

    /** All files by their path under docs/samples. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        byte[] good = exportAb();
        files.put("channel/a-b.tbx", good);
        files.put("channel/b-a.tbx", exportBa());
        files.put("channel/a-public.tbx", exportPublic());
        files.put("channel/a-b-2.proof", proof());
        files.put("channel/yanshi-a.seal", a.sealCertificate.encode());
        files.put("channel/yanshi-b.seal", b.sealCertificate.encode());
        files.put("broken/truncated.tbx", Arrays.copyOf(good, good.length * 2 / 3));
        files.put("broken/altered.tbx", altered(good));
        files.put("broken/a-forked.evidence", EvidenceText.encode(fork()));
        files.put("broken/fork/a-b.tbx", good);
        files.put("broken/fork/a-b-other.tbx", exportAb(forked));
        return files;
    }

    /** One letter of one body is another one: 材料一 became 材料二. */
    static byte[] altered(byte[] good) {
        byte[] from = "材料一".getBytes(UTF_8);
        byte[] to = "材料二".getBytes(UTF_8);
        byte[] altered = good.clone();
        for (int i = 0; i + from.length <= good.length; i++) {
            if (Arrays.equals(good, i, i + from.length, from, 0, from.length)) {
                System.arraycopy(to, 0, altered, i, to.length);
                return altered;
            }
        }
        throw new IllegalStateException("the sample's text is not there");
    }
}
