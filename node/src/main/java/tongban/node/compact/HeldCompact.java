package tongban.node.compact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactHistory;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactState;

/**
 * An agreement as this zone holds it.
 *
 * @param id its id
 * @param received since when its text is here
 * @param via the zone that brought the text; this zone itself for its own draft
 * @param history signatures and acts that count, and successors
 * @param signatures the signed notes by signer, those included that do not count yet
 * @param acts the signed notes of suspensions and their like, in the order in which they came
 */
public record HeldCompact(
        CompactId id,
        Instant received,
        ZoneCode via,
        CompactHistory history,
        Map<ZoneCode, HeldNote> signatures,
        List<HeldNote> acts) {

    public HeldCompact {
        signatures = Map.copyOf(signatures);
        acts = List.copyOf(acts);
    }

    public Compact compact() {
        return history.compact();
    }

    public CompactState state(Instant at) {
        return history.at(at);
    }

    /** The text with all signatures, which any party keeps and shows. */
    public String bundle() {
        StringBuilder bundle = new StringBuilder(compact().text());
        signatures.values().stream()
                .sorted(java.util.Comparator.comparing(HeldNote::zone))
                .forEach(note -> bundle.append('\n').append(note.note()));
        return bundle.toString();
    }
}
