package tongban.kernel.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.zone.Descriptor;
import tongban.kernel.zone.SampleZone;

/**
 * Seeded mutations of every form that the channel reads. A decoder answers with the named refusal or with a value that
 * encodes to the very bytes that it was read from; it never throws, and allocates no more than the bytes allow.
 */
class DecoderFuzzTest {

    private static final int MUTATIONS = 10_000;
    private final SampleForms forms = new SampleForms();

    @Test
    void headersAreRefusedOrEncodeToTheirOwnBytes() {
        for (int i = 0; i < forms.entries.size(); i++) {
            Mutations.fuzz(
                    forms.entries.get(i).headerBytes(),
                    MUTATIONS / forms.entries.size(),
                    bytes -> decoded(EntryHeader.decode(bytes), EntryHeader::encode));
        }
    }

    @Test
    void checkpointsAreRefusedOrEncodeToTheirOwnBytes() {
        Mutations.fuzz(forms.head.encode(), MUTATIONS, bytes -> {
            Decoded<SignedCheckpoint> read = SignedCheckpoint.decode(bytes);
            if (read instanceof Decoded.Well<SignedCheckpoint> well) {
                assertThat(well.value().checkpoint().text())
                        .isEqualTo(well.value().note().text());
            }
            return decoded(read, SignedCheckpoint::encode);
        });
    }

    @Test
    void batchesAreRefusedOrEncodeToTheirOwnBytes() {
        Mutations.fuzz(forms.batch.encode(), MUTATIONS, bytes -> decoded(Batch.decode(bytes), Batch::encode));
    }

    @Test
    void envelopesAreRefusedOrEncodeToTheirOwnBytes() {
        Envelope full = new Envelope.Builder(forms.a, forms.b)
                .hello(7)
                .held(new Envelope.Held(6, Optional.of(forms.head)))
                .batch(forms.batch)
                .refusal(BatchRefusal.of(BatchRefusal.Reason.GAP, "演示：缺前面的条目"))
                .fetch(new Envelope.Fetch(forms.channel, 2))
                .returned(forms.batch)
                .prove(3)
                .proof(new Envelope.Tie(
                        forms.hash.emptyRoot(), new ConsistencyProof(2, 4, List.of(forms.hash.emptyRoot()))))
                .build(5);
        Envelope small = new Envelope.Builder(forms.a, forms.b)
                .held(new Envelope.Held(6, Optional.empty()))
                .refusal(BatchRefusal.of(BatchRefusal.Reason.FORKED, "演示"))
                .build(5);
        Mutations.fuzz(full.encode(), MUTATIONS / 2, bytes -> decoded(Envelope.decode(bytes), Envelope::encode));
        Mutations.fuzz(small.encode(), MUTATIONS / 2, bytes -> decoded(Envelope.decode(bytes), Envelope::encode));
    }

    @Test
    void erasureBodiesAreRefusedOrEncodeToTheirOwnBytes() {
        byte[] good = new ErasureBody(List.of(0L, 3L, 20L), "演示：期满", "个人信息保护法 第四十七条").encode();
        Mutations.fuzz(good, MUTATIONS, bytes -> present(ErasureBody.decode(bytes), ErasureBody::encode));
    }

    @Test
    void anErasureWhoseGroundIsBlankAfterItsFirstTwoThousandCharactersIsRefused() {
        byte[] bytes = ("erase 1\nground " + " ".repeat(2500) + "x\narticle y\n").getBytes(StandardCharsets.UTF_8);
        assertThat(ErasureBody.decode(bytes)).isEmpty();
    }

    @Test
    void refusalBodiesAreRefusedOrEncodeToTheirOwnBytes() {
        byte[] good = new RefusalBody("demo.reason", 3, "演示 第一条", "演示：不合约定").encode();
        Mutations.fuzz(good, MUTATIONS, bytes -> present(RefusalBody.decode(bytes), RefusalBody::encode));
    }

    @Test
    void evidenceIsRefusedOrEncodesToItsOwnBytes() {
        List<Evidence> all = forms.evidence();
        for (Evidence one : all) {
            Mutations.fuzz(
                    EvidenceText.encode(one),
                    MUTATIONS / all.size(),
                    bytes -> decoded(EvidenceText.decodeEvidence(bytes), EvidenceText::encode));
        }
    }

    @Test
    void evidenceThatWasReadIsJudgedWithoutAFault() {
        EvidenceCheck check = new EvidenceCheck(forms.seal.publicKey());
        for (Evidence one : forms.evidence()) {
            byte[] good = EvidenceText.encode(one);
            for (int seed = 0; seed < 300; seed++) {
                byte[] bytes = Mutations.mutated(good, new Random(seed));
                if (EvidenceText.decodeEvidence(bytes) instanceof Decoded.Well<Evidence> well) {
                    assertThat(check.check(well.value())).isNotNull();
                }
            }
        }
    }

    @Test
    void evidenceOfASkippedIndexThatShowsABodyIsRefused() {
        String good = new String(EvidenceText.encode(forms.evidence().get(1)), StandardCharsets.UTF_8);
        String salt = java.util.Base64.getEncoder().encodeToString(new byte[Body.SALT_LENGTH]);
        byte[] more = good.replaceFirst("\nnode ", "\nsalt " + salt + "\nbody AAAA\nnode ")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(EvidenceText.decodeEvidence(more)).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void proofsAreRefusedOrEncodeToTheirOwnBytes() {
        InclusionProof place = new InclusionProof(2, 5, List.of(forms.hash.emptyRoot()));
        Evidence.ProvenEntry entry = new Evidence.ProvenEntry(
                forms.entries.get(2).headerBytes(), forms.entries.get(2).body(), place, forms.head);
        byte[] good = EvidenceText.encode(new EvidenceText.Proof(entry, List.of(forms.certificate)));
        Mutations.fuzz(good, MUTATIONS, bytes -> decoded(EvidenceText.decodeProof(bytes), EvidenceText::encode));
    }

    @Test
    void notesAndCertificatesAreRefusedOrEncodeToTheirOwnBytes() {
        Mutations.fuzz(forms.certificate.encode(), MUTATIONS, bytes -> noted(SignedNote.decode(bytes)));
        Mutations.fuzz(
                forms.certificate.encode(),
                MUTATIONS,
                bytes -> noted(
                        KeyCertificate.read(bytes, forms.seal.publicKey()).then(read -> SignedNote.decode(bytes))));
    }

    @Test
    void descriptorsAreRefusedOrEncodeToTheirOwnBytes() {
        SampleZone zone = new SampleZone("yanshi", forms.suite, 1);
        byte[] good = zone.descriptor().signedBy(zone.seal).encode();
        Mutations.fuzz(
                good,
                MUTATIONS,
                bytes -> noted(Descriptor.read(bytes)
                        .then(read -> SignedNote.decode(bytes)
                                .then(note -> Reading.well(new SignedNote(read.text(), note.signatures()))))));
    }

    /** With the signature made anew the text itself is what stands in the way. */
    @Test
    void descriptorsOfAKeyThatSignsAnythingAreRefusedOrHaveOneText() {
        SampleZone zone = new SampleZone("yanshi", forms.suite, 1);
        byte[] good = zone.descriptor().text().getBytes(StandardCharsets.UTF_8);
        byte[] empty =
                new SignedNote("x\n", zone.descriptor().signedBy(zone.seal).signatures()).encode();
        byte[] lines = Arrays.copyOfRange(empty, 2, empty.length);
        Mutations.fuzz(good, MUTATIONS, bytes -> {
            byte[] whole = Arrays.copyOf(bytes, bytes.length + lines.length);
            System.arraycopy(lines, 0, whole, bytes.length, lines.length);
            Reading<SignedNote> signed = SignedNote.decode(whole)
                    .then(note -> Reading.well(
                            SignedNote.sign(note.text(), Purpose.DESCRIPTOR, zone.code.value(), zone.seal)));
            return signed.then(note -> Descriptor.read(note.encode())) instanceof Reading.Well<Descriptor> well
                    ? Optional.of(well.value().text().getBytes(StandardCharsets.UTF_8))
                    : Optional.empty();
        });
    }

    @Test
    void exportsAreRefusedOrAreWrittenAgainAsTheyWere() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Export.Writer writer = new Export.Writer(out, forms.channel)
                .certificate(forms.certificate)
                .entries(forms.batch)
                .acknowledged(forms.head)
                .revoked(forms.certificate);
        for (Evidence one : forms.evidence()) {
            writer.found(one);
        }
        writer.end();
        Mutations.fuzz(out.toByteArray(), MUTATIONS, DecoderFuzzTest::rewritten);
    }

    /** Reads an export to its end and writes it anew; empty when it is refused. */
    private static Optional<byte[]> rewritten(byte[] bytes) {
        try {
            Export.Reader reader = new Export.Reader(new ByteArrayInputStream(bytes));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            List<Export.Record> records = new ArrayList<>();
            while (true) {
                Decoded<Optional<Export.Record>> next = reader.next();
                assertThat(reader.offset()).isLessThanOrEqualTo(bytes.length);
                if (next instanceof Decoded.Malformed<Optional<Export.Record>> bad) {
                    assertThat(bad.sentence()).isNotBlank();
                    return Optional.empty();
                }
                Optional<Export.Record> record = next.orThrow();
                if (record.isEmpty()) {
                    write(records, out);
                    return Optional.of(out.toByteArray());
                }
                records.add(record.get());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(List<Export.Record> records, ByteArrayOutputStream out) throws IOException {
        Export.Writer writer = new Export.Writer(out, ((Export.Record.Name) records.getFirst()).channel());
        for (Export.Record record : records.subList(1, records.size())) {
            switch (record) {
                case Export.Record.Name name -> throw new AssertionError("a second name");
                case Export.Record.Certificate one -> writer.certificate(one.note());
                case Export.Record.Entries one -> writer.entries(one.batch());
                case Export.Record.Acknowledged one -> writer.acknowledged(one.checkpoint());
                case Export.Record.Revoked one -> writer.revoked(one.note());
                case Export.Record.Found one -> writer.found(one.evidence());
                case Export.Record.End end -> writer.end();
            }
        }
    }

    @Test
    void anExportThatBeginsWithAnotherRecordOrHasTwoNamesOrMiscountsIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Export.Writer(out, forms.channel).entries(forms.batch).end();
        byte[] good = out.toByteArray();
        byte[] miscounted = good.clone();
        miscounted[good.length - Digest.LENGTH - 1]++;
        byte[] twice = good.clone();
        twice[17 + 5 + forms.channel.toString().length()] = 1;
        byte[] first = good.clone();
        first[17] = 2;

        assertThat(rewritten(good)).hasValue(good);
        for (byte[] wrong : List.of(miscounted, twice, first)) {
            assertThat(rewritten(wrong)).isEmpty();
        }
    }

    private static <T> Optional<byte[]> decoded(Decoded<T> read, Function<T, byte[]> encode) {
        return switch (read) {
            case Decoded.Well<T> well -> Optional.of(encode.apply(well.value()));
            case Decoded.Malformed<T> bad -> {
                assertThat(bad.sentence()).isNotBlank();
                assertThat(bad.offset()).isNotNegative();
                yield Optional.empty();
            }
        };
    }

    private static Optional<byte[]> noted(Reading<SignedNote> read) {
        return read instanceof Reading.Well<SignedNote> well
                ? Optional.of(well.value().encode())
                : Optional.empty();
    }

    private static <T> Optional<byte[]> present(Optional<T> read, Function<T, byte[]> encode) {
        return read.map(encode);
    }
}
