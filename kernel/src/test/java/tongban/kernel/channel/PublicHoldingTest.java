package tongban.kernel.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;

/** What a zone says that it holds of a public log, read strictly (docs/protocol/channel-1.md, 13). */
class PublicHoldingTest {

    private final SampleForms forms = new SampleForms();

    private static Optional<byte[]> again(byte[] bytes) {
        return switch (PublicHolding.decode(bytes)) {
            case Decoded.Well<Optional<PublicHolding>> well -> Optional.of(PublicHolding.encode(well.value()));
            case Decoded.Malformed<Optional<PublicHolding>> bad -> {
                assertThat(bad.sentence()).isNotBlank();
                yield Optional.empty();
            }
        };
    }

    @Test
    void holdingsOfPublicLogsAreRefusedOrEncodeToTheirOwnBytes() {
        Digest root = forms.frontier.root(forms.hash);
        SignedCheckpoint head = new Checkpoint(forms.publicChannel, 5, root, forms.now, Optional.empty(), List.of())
                .sign(List.of(forms.node));
        List<Optional<PublicHolding>> all = List.of(
                Optional.empty(),
                Optional.of(new PublicHolding(head, forms.hash.emptyRoot(), new ConsistencyProof(0, 5, List.of()))),
                Optional.of(new PublicHolding(head, root, new ConsistencyProof(3, 5, List.of(root, root, root, root)))),
                Optional.of(new PublicHolding(head, root, new ConsistencyProof(5, 5, List.of()))));
        for (Optional<PublicHolding> one : all) {
            Mutations.fuzz(PublicHolding.encode(one), 10_000 / all.size(), PublicHoldingTest::again);
        }
    }

    @Test
    void aHoldingWithANodeTooManyOrOfAChannelThatIsNotPublicIsRefused() {
        byte[] nothing = PublicHolding.encode(Optional.empty());
        assertThat(PublicHolding.decode(java.util.Arrays.copyOf(nothing, nothing.length + Digest.LENGTH)))
                .isInstanceOf(Decoded.Malformed.class);
        byte[] ofPair = new WireWriter(512)
                .bytes("TBP1".getBytes(StandardCharsets.US_ASCII))
                .block(forms.head.encode())
                .i64(5)
                .digest(forms.hash.emptyRoot())
                .toBytes();
        assertThat(PublicHolding.decode(ofPair))
                .isInstanceOfSatisfying(
                        Decoded.Malformed.class,
                        bad -> assertThat(bad.sentence()).contains("no public channel"));
    }
}
