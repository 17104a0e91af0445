package tongban.node.exchange.link;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.Topic;
import tongban.kernel.exchange.Handlers.Outcome.Refused;
import tongban.node.exchange.Admission;
import tongban.node.exchange.Answer;
import tongban.node.exchange.Busy;
import tongban.node.exchange.store.Pending;
import tongban.node.web.TraceParent;

/** The questions to one partner that wait for their place in the log, or for an answer. */
final class Questions implements Pending {

    /** Questions that may be open to one partner; more would only wait longer. */
    static final int WINDOW = 2048;

    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    /** A question that somebody waits for. */
    private record Asked(
            Draft draft, Optional<TraceParent> trace, CompletableFuture<Answer> answer, AtomicBoolean taken) {
        Instant notAfter() {
            return draft.notAfter().orElseThrow();
        }
    }

    /** Judges what is about to be said, inside the sequencing transaction. */
    interface Judge {
        List<Optional<Refused>> judge(List<Admission.Said> messages);
    }

    private final Map<EntryId, Asked> unplaced = new LinkedHashMap<>();
    private final List<TraceParent> placed = new ArrayList<>();
    private final Map<EntryId, Asked> open = new ConcurrentHashMap<>();
    private final Judge judge;
    private final InstantSource clock;

    Questions(Judge judge, InstantSource clock) {
        this.judge = judge;
        this.clock = clock;
    }

    CompletableFuture<Answer> ask(Draft draft) {
        if (open.size() >= WINDOW) {
            throw new Busy(WINDOW + " questions to this partner are open; try again in a second", TRY_AGAIN);
        }
        Asked asked = new Asked(draft, TraceParent.current(), new CompletableFuture<>(), new AtomicBoolean());
        open.put(draft.id(), asked);
        synchronized (unplaced) {
            unplaced.put(draft.id(), asked);
        }
        return asked.answer();
    }

    @Override
    public List<Draft> next(int entriesMax, int bytesMax) {
        List<Draft> candidates = new ArrayList<>();
        Instant now = clock.instant();
        synchronized (unplaced) {
            int room = bytesMax;
            for (Asked asked : unplaced.values()) {
                if (asked.notAfter().isBefore(now)) {
                    // Whoever asked is told in a moment that it never left; the partner would only refuse it.
                    continue;
                }
                room -= asked.draft().body().bytes().length;
                if (candidates.size() == entriesMax || room < 0) {
                    break;
                }
                // From here on nobody can say for certain that it never left.
                asked.taken().set(true);
                candidates.add(asked.draft());
            }
        }
        return candidates.isEmpty() ? candidates : allowed(candidates);
    }

    private List<Draft> allowed(List<Draft> candidates) {
        List<Optional<Refused>> refusals = judge.judge(candidates.stream()
                .map(draft -> new Admission.Said(draft.topic(), draft.body().bytes(), true))
                .toList());
        List<Draft> allowed = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Draft draft = candidates.get(i);
            if (refusals.get(i).isEmpty()) {
                allowed.add(draft);
            } else {
                placed(List.of(draft.id()));
                Refused refused = refusals.get(i).get();
                answered(new Answer.Refused(draft.id(), -1, refused.reason(), refused.provision(), refused.sentence()));
            }
        }
        return allowed;
    }

    @Override
    public void placed(Collection<EntryId> ids) {
        if (!ids.isEmpty()) {
            List<TraceParent> traces = traces(ids);
            synchronized (unplaced) {
                unplaced.keySet().removeAll(ids);
                placed.addAll(traces);
            }
        }
    }

    /** The traces of those whose questions have got their place since this was asked last; they leave now. */
    List<TraceParent> leaving() {
        synchronized (unplaced) {
            List<TraceParent> leaving = List.copyOf(placed);
            placed.clear();
            return leaving;
        }
    }

    /** The traces of those who asked. */
    private List<TraceParent> traces(Collection<EntryId> ids) {
        List<TraceParent> traces = new ArrayList<>();
        for (EntryId id : ids) {
            Asked asked = open.get(id);
            if (asked != null && asked.trace().isPresent()) {
                traces.add(asked.trace().get());
            }
        }
        return traces;
    }

    /** How many more may be asked. */
    int room() {
        return Math.max(0, WINDOW - open.size());
    }

    /** Ends the wait for a question, if anybody waits for it. */
    void answered(Answer answer) {
        Asked asked = open.remove(answer.question());
        if (asked != null) {
            asked.answer().complete(answer);
        }
    }

    /** The topic of a question that is open. */
    Optional<Topic> topic(EntryId question) {
        return Optional.ofNullable(open.get(question))
                .map(asked -> asked.draft().topic());
    }

    int size() {
        return open.size();
    }

    /** Ends the wait for questions whose time has passed. */
    void expire(Instant now) {
        for (Asked asked : open.values()) {
            if (asked.notAfter().isBefore(now)) {
                EntryId id = asked.draft().id();
                answered(neverLeft(id) ? new Answer.NotSent(id) : new Answer.Unknown(id));
            }
        }
    }

    private boolean neverLeft(EntryId id) {
        synchronized (unplaced) {
            @Nullable Asked asked = unplaced.remove(id);
            return asked != null && !asked.taken().get();
        }
    }

    /** Ends every wait: this replica stops, or no longer leads. */
    void close() {
        Iterator<Asked> all = open.values().iterator();
        while (all.hasNext()) {
            EntryId id = all.next().draft().id();
            answered(neverLeft(id) ? new Answer.NotSent(id) : new Answer.Unknown(id));
        }
    }
}
