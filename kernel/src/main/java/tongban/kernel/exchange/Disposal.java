package tongban.kernel.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.ErasureBody;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.RefusalBody;
import tongban.kernel.exchange.Examination.Fresh;
import tongban.kernel.exchange.ExchangeTransaction.Waiting;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Received;

/**
 * Disposes of entries in the transaction that stores them: each one has its effect, a signed refusal, or waits for a
 * person. What crashes its handler never blocks the rest.
 */
final class Disposal {

    /** What a disposal leaves behind. */
    record Disposed(List<Draft> replies, int nowWaiting, List<Long> erased) {}

    private final ExchangeTransaction transaction;
    private final Handlers handlers;
    private final Instant now;
    private final Replies replies;
    private final List<Long> erased = new ArrayList<>();
    private final Set<OrderingKey> blocked = new HashSet<>();
    private final Map<Long, Decoded<EntryHeader>> batch = new HashMap<>();
    private int nowWaiting;

    Disposal(ExchangeTransaction transaction, Handlers handlers, Replies replies, Instant now) {
        this.transaction = transaction;
        this.handlers = handlers;
        this.replies = replies;
        this.now = now;
    }

    /** An entry with its header, on its way to a handler. */
    private record Work(long index, Entry entry, EntryHeader header, boolean again) {
        Received received() {
            return new Received(header, entry.body().orElseThrow().bytes(), again);
        }
    }

    Disposed dispose(List<Fresh> entries) {
        List<EntryHeader> headers = new ArrayList<>();
        for (Fresh fresh : entries) {
            batch.put(fresh.index(), fresh.header());
            if (fresh.header() instanceof Decoded.Well<EntryHeader> well) {
                headers.add(well.value());
            }
        }
        blocked.addAll(transaction.blocked(
                headers.stream().map(Disposal::keyOf).distinct().toList()));
        Map<EntryId, EntryHeader> known = new HashMap<>(
                transaction.received(headers.stream().map(EntryHeader::id).toList()));
        List<Work> work = new ArrayList<>();
        for (Fresh fresh : entries) {
            if (fresh.header() instanceof Decoded.Well<EntryHeader> well) {
                plan(new Work(fresh.index(), fresh.entry(), well.value(), false), known, work);
            } else {
                replies.unreadable(fresh);
            }
        }
        handle(work);
        return disposed();
    }

    private Disposed disposed() {
        return new Disposed(replies.drafts(), nowWaiting, List.copyOf(erased));
    }

    /** Decides what needs no handler at once; the rest joins the work. */
    private void plan(Work item, Map<EntryId, EntryHeader> known, List<Work> work) {
        EntryHeader header = item.header();
        EntryHeader first = known.putIfAbsent(header.id(), header);
        if (first != null) {
            replies.repeated(item.index(), header, first, transaction.replyTo(header.id()));
            return;
        }
        switch (header.kind()) {
            case ERASURE -> erase(item);
            case KEY_CHANGE -> {}
            default -> planMessage(item, work);
        }
    }

    private void planMessage(Work item, List<Work> work) {
        EntryHeader header = item.header();
        if (item.entry().body().isEmpty()) {
            refuse(item, RefusalBody.ANSWER_ERASED, "the body was erased before it arrived; send it under a new id");
            return;
        }
        if (!header.kind().isReply() && !handlers.accepts(header.topic())) {
            refuse(item, RefusalBody.UNKNOWN_TOPIC, "nobody here handles " + header.topic());
            return;
        }
        Optional<ExchangeTransaction.Reply> given = transaction.replyTo(header.id());
        if (given.filter(ExchangeTransaction.Reply::refusal).isPresent()) {
            // Refused before a restore: the signed refusal stands, and there is no effect to repeat or to wait for.
            return;
        }
        if (blocked.contains(keyOf(header))) {
            await(item, Waiting.Reason.BEHIND);
            return;
        }
        if (!transaction.complete(header.attachments())) {
            await(item, Waiting.Reason.ATTACHMENTS);
            return;
        }
        if (given.isEmpty() && tooLate(header)) {
            refuse(item, RefusalBody.TOO_LATE, "not after " + header.notAfter().orElseThrow() + "; nothing was done");
            return;
        }
        work.add(new Work(item.index(), item.entry(), header, given.isPresent()));
    }

    private boolean tooLate(EntryHeader header) {
        return header.notAfter().filter(now::isAfter).isPresent();
    }

    /** All at once under one savepoint; when that fails, one by one, so that only what fails alone is set aside. */
    private void handle(List<Work> work) {
        if (work.isEmpty()) {
            return;
        }
        List<Outcome> outcomes;
        try {
            outcomes = transaction.underSavepoint(() -> run(work));
        } catch (Outage outage) {
            throw outage;
        } catch (RuntimeException fault) {
            work.forEach(this::handleAlone);
            return;
        }
        for (int i = 0; i < work.size(); i++) {
            answer(work.get(i), outcomes.get(i));
        }
    }

    private List<Outcome> run(List<Work> work) {
        List<Outcome> outcomes =
                handlers.handle(transaction, work.stream().map(Work::received).toList(), now);
        if (outcomes.size() != work.size()) {
            throw new IllegalStateException("a handler gave " + outcomes.size() + " outcomes for " + work.size());
        }
        return outcomes;
    }

    private void handleAlone(Work item) {
        if (blocked.contains(keyOf(item.header()))) {
            await(item, Waiting.Reason.BEHIND);
        } else if (!succeedsAlone(item)) {
            setAside(item);
        }
    }

    /** Twice, since a fault may lie in what ran beside it the first time. */
    private boolean succeedsAlone(Work item) {
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                answer(
                        item,
                        transaction.underSavepoint(() -> run(List.of(item))).getFirst());
                return true;
            } catch (Outage outage) {
                throw outage;
            } catch (RuntimeException fault) {
                continue;
            }
        }
        return false;
    }

    private void setAside(Work item) {
        await(item, Waiting.Reason.SET_ASIDE);
        tellSetAside(item);
    }

    private void tellSetAside(Work item) {
        if (item.header().kind() == EntryKind.REFUSAL || item.header().kind() == EntryKind.SET_ASIDE) {
            return;
        }
        RefusalBody body = new RefusalBody(
                RefusalBody.SET_ASIDE, item.index(), "", "stored; its effect waits until a person has looked at it");
        replies.reply(item.header(), EntryKind.SET_ASIDE, RefusalBody.TOPIC, body.encode(), 1);
    }

    private void await(Work item, Waiting.Reason reason) {
        blocked.add(keyOf(item.header()));
        transaction.await(new Waiting(item.index(), keyOf(item.header()), reason));
        nowWaiting++;
    }

    private void answer(Work item, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> {}
            case Outcome.Answered answered ->
                replies.reply(item.header(), EntryKind.ANSWER, answered.topic(), answered.body(), 0);
            case Outcome.Refused refused -> {
                RefusalBody body = new RefusalBody(
                        refused.reason(), item.index(), refused.provision().orElse(""), refused.sentence());
                if (mayBeRefused(item.header())) {
                    replies.reply(item.header(), EntryKind.REFUSAL, RefusalBody.TOPIC, body.encode(), 0);
                }
            }
        }
    }

    private static boolean mayBeRefused(EntryHeader header) {
        return header.kind() != EntryKind.REFUSAL && header.kind() != EntryKind.SET_ASIDE;
    }

    private void refuse(Work item, String reason, String sentence) {
        if (mayBeRefused(item.header())) {
            byte[] body = new RefusalBody(reason, item.index(), "", sentence).encode();
            replies.reply(item.header(), EntryKind.REFUSAL, RefusalBody.TOPIC, body, 0);
        }
    }

    private void erase(Work item) {
        Optional<ErasureBody> erasure = item.entry().body().flatMap(body -> ErasureBody.decode(body.bytes()));
        boolean allowed = erasure.isPresent()
                && erasure.get().indexes().getLast() < item.index()
                && erasure.get().indexes().stream().allMatch(this::isMessage);
        if (allowed) {
            erased.addAll(erasure.orElseThrow().indexes());
        } else {
            refuse(item, RefusalBody.ERASURE_INVALID, "an erasure names earlier messages, its ground and its article");
        }
    }

    /** An entry that is held, or stands in this batch: after a restore an erasure may come together with what it erases. */
    private boolean isMessage(long index) {
        Decoded<EntryHeader> inBatch = batch.get(index);
        Decoded<EntryHeader> header = inBatch != null
                ? inBatch
                : transaction.incomingAt(List.of(index)).getFirst().header();
        return header instanceof Decoded.Well<EntryHeader> well
                && !well.value().kind().isControl();
    }

    /** An entry without a key blocks nothing but itself. */
    static OrderingKey keyOf(EntryHeader header) {
        return header.key()
                .orElseGet(() ->
                        new OrderingKey(header.id().high() | 1, header.id().low()));
    }

    /**
     * Tries what waits under a key again, in the order of the log, and stops at the first that fails still.
     *
     * @param dismissFirst whether a person gave the first one up: it gets a signed refusal instead
     */
    Disposed retry(List<Waiting> waiting, boolean dismissFirst) {
        List<Long> indexes = waiting.stream().map(Waiting::index).toList();
        List<Entry> entries = transaction.incomingAt(indexes);
        for (int i = 0; i < entries.size(); i++) {
            EntryHeader header = entries.get(i).header().orThrow();
            Work item = new Work(indexes.get(i), entries.get(i), header, false);
            // What was answered before a restore cannot be given up: the partner holds the signed answer.
            if (i == 0 && dismissFirst && transaction.replyTo(header.id()).isEmpty()) {
                refuse(item, RefusalBody.DISMISSED, "a person looked at it and gave it up");
            } else if (!settled(item)) {
                waitsStill(item, waiting.get(i).reason());
                break;
            }
            transaction.release(item.index());
            nowWaiting--;
        }
        return disposed();
    }

    /** It is now the first of its key: its own fault or its own attachments are what it waits for. */
    private void waitsStill(Work item, Waiting.Reason before) {
        boolean complete = transaction.complete(item.header().attachments());
        Waiting.Reason reason = complete ? Waiting.Reason.SET_ASIDE : Waiting.Reason.ATTACHMENTS;
        if (reason != before) {
            transaction.release(item.index());
            transaction.await(new Waiting(item.index(), keyOf(item.header()), reason));
            if (complete) {
                tellSetAside(item);
            }
        }
    }

    private boolean settled(Work item) {
        if (!transaction.complete(item.header().attachments())) {
            return false;
        }
        Optional<ExchangeTransaction.Reply> given =
                transaction.replyTo(item.header().id());
        if (given.filter(ExchangeTransaction.Reply::refusal).isPresent()) {
            // Given up or refused before a restore, and waiting once more because of it: the refusal stands.
            return true;
        }
        boolean again = given.isPresent();
        if (item.entry().body().isEmpty() || !again && tooLate(item.header())) {
            refuse(item, RefusalBody.TOO_LATE, "its time had passed before it could be handled; nothing was done");
            return true;
        }
        return succeedsAlone(new Work(item.index(), item.entry(), item.header(), again));
    }
}
