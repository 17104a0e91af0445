package tongban.node.exchange.publics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Examination.Fresh;
import tongban.kernel.exchange.ExchangeTransaction.Waiting;
import tongban.kernel.exchange.Handlers.Received;
import tongban.node.exchange.PublicTopicHandler;
import tongban.node.exchange.store.CopyTransaction;

/** Brings the entries of one zone's public log to the modules that want to hear them. */
final class Heard {

    private static final Logger LOG = LoggerFactory.getLogger(Heard.class);

    private final ZoneCode zone;
    private final Map<Topic, PublicTopicHandler> handlers;

    Heard(ZoneCode zone, List<PublicTopicHandler> handlers) {
        this.zone = zone;
        this.handlers = handlers.stream().collect(Collectors.toMap(PublicTopicHandler::topic, Function.identity()));
    }

    /** Handles new entries in the transaction that stores them; what cannot be handled waits with its key. */
    void hear(CopyTransaction transaction, List<Fresh> fresh, Instant now) {
        List<Received> due = new ArrayList<>();
        fresh.forEach(one -> received(one.entry()).ifPresent(due::add));
        if (due.isEmpty()) {
            return;
        }
        Set<OrderingKey> blocked =
                new HashSet<>(transaction.blocked(due.stream().map(Heard::keyOf).toList()));
        for (int from = 0, to; from < due.size(); from = to) {
            to = from + 1;
            while (to < due.size() && topic(due.get(to)).equals(topic(due.get(from)))) {
                to++;
            }
            run(transaction, due.subList(from, to), blocked, now);
        }
    }

    private void run(CopyTransaction transaction, List<Received> run, Set<OrderingKey> blocked, Instant now) {
        List<Received> free = new ArrayList<>();
        for (Received one : run) {
            if (blocked.contains(keyOf(one))) {
                transaction.await(waiting(one, Waiting.Reason.BEHIND));
            } else {
                free.add(one);
            }
        }
        if (free.isEmpty() || handle(transaction, free, now).isEmpty()) {
            return;
        }
        for (Received one : free) {
            if (blocked.contains(keyOf(one))) {
                transaction.await(waiting(one, Waiting.Reason.BEHIND));
                continue;
            }
            handle(transaction, List.of(one), now).ifPresent(fault -> {
                LOG.error("entry {} of the public log of {} waits", one.header().index(), zone, fault);
                blocked.add(keyOf(one));
                transaction.await(waiting(one, Waiting.Reason.SET_ASIDE));
            });
        }
    }

    /** Tries again what waits, in the order of the log; within a key it stops at the first that fails still. */
    void retry(CopyTransaction transaction, Instant now) {
        Set<OrderingKey> failed = new HashSet<>();
        for (Waiting one : transaction.waiting()) {
            if (failed.contains(one.key())) {
                continue;
            }
            Entry entry = transaction.log().incomingAt(List.of(one.index())).getFirst();
            Optional<RuntimeException> fault =
                    received(entry).flatMap(received -> handle(transaction, List.of(received), now));
            if (fault.isPresent()) {
                failed.add(one.key());
            } else {
                transaction.release(one.index());
            }
        }
    }

    private Optional<RuntimeException> handle(CopyTransaction transaction, List<Received> entries, Instant now) {
        PublicTopicHandler handler = handlers.get(topic(entries.getFirst()));
        return handler == null ? Optional.empty() : transaction.attempt(() -> handler.heard(zone, entries, now));
    }

    /** A message with its body that somebody wants to hear. */
    private Optional<Received> received(Entry entry) {
        if (!(entry.header() instanceof Decoded.Well<EntryHeader> well)
                || well.value().kind() != EntryKind.MESSAGE
                || !handlers.containsKey(well.value().topic())) {
            return Optional.empty();
        }
        return entry.body().map(body -> new Received(well.value(), body.bytes(), false));
    }

    private static Topic topic(Received entry) {
        return entry.header().topic();
    }

    private static Waiting waiting(Received entry, Waiting.Reason reason) {
        return new Waiting(entry.header().index(), keyOf(entry), reason);
    }

    /** An entry without a key waits alone, under a key of its own. */
    private static OrderingKey keyOf(Received entry) {
        EntryHeader header = entry.header();
        return header.key()
                .orElseGet(() ->
                        new OrderingKey(header.id().high() | 1, header.id().low()));
    }
}
