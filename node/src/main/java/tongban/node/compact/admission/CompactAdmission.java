package tongban.node.compact.admission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Term.Quota;
import tongban.kernel.exchange.Handlers.Outcome.Refused;
import tongban.node.compact.Finishing;
import tongban.node.compact.Ground;
import tongban.node.compact.admission.Judgement.Finding;
import tongban.node.compact.store.Holdings;
import tongban.node.compact.store.HoldingsCopy;
import tongban.node.compact.store.UsedTable;
import tongban.node.compact.store.UsedTable.Counter;
import tongban.node.exchange.Admission;
import tongban.node.zone.ThisZone;

/**
 * The agreements as the access list: what no article in force allows is refused, at the sender's own door and at the
 * receiver's. A list is judged at once, and quotas are counted in the caller's transaction.
 */
public final class CompactAdmission implements Admission {

    private final ThisZone self;
    private final HoldingsCopy copy;
    private final UsedTable used;
    private final Supplier<List<Finishing>> finishing;

    /** @param finishing the modules whose open matters outlive an agreement, asked for when one is over */
    public CompactAdmission(ThisZone self, HoldingsCopy copy, UsedTable used, Supplier<List<Finishing>> finishing) {
        this.self = self;
        this.copy = copy;
        this.used = used;
        this.finishing = finishing;
    }

    /** Topics with which zones come to an agreement, or keep the channel itself; they need none. */
    static boolean isFree(Topic topic) {
        return topic.name().startsWith("channel.") || topic.name().startsWith("compact.");
    }

    @Override
    public List<Optional<Refused>> judge(ZoneCode partner, Way way, List<Said> messages, Instant now) {
        List<@Nullable Finding> findings = new ArrayList<>(Collections.nCopies(messages.size(), null));
        Judgement judgement = null;
        Holdings holdings = null;
        for (int i = 0; i < messages.size(); i++) {
            Said said = messages.get(i);
            if (isFree(said.topic())) {
                continue;
            }
            if (judgement == null || holdings == null) {
                holdings = copy.now();
                ZoneCode here = self.code();
                judgement = way == Way.OUT
                        ? new Judgement(holdings, here, partner, now, finishing)
                        : new Judgement(holdings, partner, here, now, finishing);
            }
            Finding finding = judgement.find(said.topic(), said.body());
            findings.set(i, way == Way.OUT ? told(holdings, partner, finding) : finding);
        }
        return judgement == null ? none(messages) : counted(findings, judgement);
    }

    @Override
    public Optional<String> citation(ZoneCode partner, Topic topic, Instant now) {
        if (isFree(topic)) {
            return Optional.empty();
        }
        // The message is judged when it gets its place in the log; to cite, what was known a moment ago is enough.
        Holdings holdings = copy.recent(now);
        return holdings.ground(topic, self.code(), partner, now)
                .or(() -> holdings.newest(topic, self.code(), partner))
                .map(Ground::members);
    }

    private static List<Optional<Refused>> none(List<Said> messages) {
        return Collections.nCopies(messages.size(), Optional.empty());
    }

    /** A partner that lacks signatures would refuse; they leave before anything that rests on them. */
    private static Finding told(Holdings holdings, ZoneCode partner, Finding finding) {
        if (finding instanceof Finding.Allowed allowed) {
            boolean lacks = holdings.find(allowed.ground().id())
                    .filter(held -> holdings.lacks(held, partner))
                    .isPresent();
            return lacks ? new Finding.Forbidden(Judgement.notTold(allowed.ground(), partner)) : finding;
        }
        return finding;
    }

    private List<Optional<Refused>> counted(List<@Nullable Finding> findings, Judgement judgement) {
        SortedSet<Counter> counters = new TreeSet<>();
        for (Finding finding : findings) {
            if (finding instanceof Finding.Allowed allowed) {
                allowed.quotas().forEach(quota -> counters.add(judgement.counter(allowed.ground(), quota)));
            }
        }
        Map<Counter, Long> counts = counters.isEmpty() ? new HashMap<>() : used.lock(counters);
        List<Optional<Refused>> refusals = new ArrayList<>(findings.size());
        for (Finding finding : findings) {
            refusals.add(
                    switch (finding) {
                        case null -> Optional.empty();
                        case Finding.Forbidden forbidden -> Optional.of(forbidden.refusal());
                        case Finding.Allowed allowed -> count(allowed, judgement, counts);
                    });
        }
        if (!counters.isEmpty()) {
            used.write(counts);
        }
        return refusals;
    }

    /** Counts one message under all quotas of its article, or under none. */
    private static Optional<Refused> count(Finding.Allowed allowed, Judgement judgement, Map<Counter, Long> counts) {
        for (Quota quota : allowed.quotas()) {
            if (counts.getOrDefault(judgement.counter(allowed.ground(), quota), 0L) >= quota.count()) {
                return Optional.of(Judgement.overQuota(allowed.ground(), quota));
            }
        }
        for (Quota quota : allowed.quotas()) {
            counts.merge(judgement.counter(allowed.ground(), quota), 1L, Long::sum);
        }
        return Optional.empty();
    }
}
