package tongban.node.exchange.publics;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.PublicConfirmation;

/**
 * Heads of one public log that partners say they have seen. Each is looked at once: a partner that repeats it in every
 * checkpoint, true or not, costs a comparison in memory.
 */
final class Claims {

    private final Map<ZoneCode, PublicHead> open = new ConcurrentHashMap<>();
    private final Map<ZoneCode, PublicHead> settled = new ConcurrentHashMap<>();
    private final Map<ZoneCode, PublicConfirmation> confirmed = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Claims(InstantSource clock) {
        this.clock = clock;
    }

    /** What one partner says. */
    record Claim(ZoneCode teller, PublicHead head) {}

    /**
     * Notes a claim.
     *
     * @param known the head that is held here
     * @return whether it has to be looked at
     */
    boolean add(ZoneCode teller, PublicHead head, Optional<PublicHead> known) {
        if (known.filter(head::equals).isPresent()) {
            confirm(teller, head);
            return false;
        }
        if (head.equals(settled.get(teller))) {
            return false;
        }
        open.put(teller, head);
        return true;
    }

    List<Claim> open() {
        return open.entrySet().stream()
                .map(entry -> new Claim(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** It was looked at and is one of the log that is held. */
    void agree(Claim claim) {
        confirm(claim.teller(), claim.head());
        settle(claim);
    }

    private void confirm(ZoneCode teller, PublicHead head) {
        PublicConfirmation before = confirmed.get(teller);
        if (before == null || before.size() < head.size()) {
            confirmed.put(teller, new PublicConfirmation(teller, head.size(), clock.instant()));
        }
    }

    /** Who has seen the same log, in the order of the codes. */
    List<PublicConfirmation> confirmed() {
        return confirmed.values().stream()
                .sorted(Comparator.comparing(one -> one.partner().value()))
                .toList();
    }

    /** It was looked at; the same claim of the same partner need not be looked at again. */
    void settle(Claim claim) {
        settled.put(claim.teller(), claim.head());
        open.remove(claim.teller(), claim.head());
    }
}
