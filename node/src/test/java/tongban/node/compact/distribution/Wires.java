package tongban.node.compact.distribution;

import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Received;
import tongban.kernel.merkle.Digest;
import tongban.node.exchange.Answer;
import tongban.node.exchange.ChannelState;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Message;
import tongban.node.exchange.WaitingMessage;

/** Ordered logs between the zones of a test, which bring messages when the test says so and after the commit only. */
final class Wires {

    private record Way(ZoneCode from, ZoneCode to) {}

    private final Map<ZoneCode, NodeOfTest> nodes = new TreeMap<>();
    private final Map<Way, Deque<Message>> waiting = new LinkedHashMap<>();
    private int delivered;

    void connect(NodeOfTest node) {
        nodes.put(node.zone().code(), node);
    }

    int delivered() {
        return delivered;
    }

    /** Brings all that one zone said to another. */
    void bring(NodeOfTest from, NodeOfTest to) {
        Deque<Message> messages =
                waiting.getOrDefault(new Way(from.zone().code(), to.zone().code()), new ArrayDeque<>());
        while (!messages.isEmpty()) {
            delivered++;
            to.receive(from.zone().code(), received(messages.remove()));
        }
    }

    /** Brings everything until nobody says anything more. */
    void bringAll() {
        boolean again = true;
        for (int round = 0; again; round++) {
            if (round > 20) {
                throw new AssertionError("the zones never stop telling each other");
            }
            again = false;
            for (Way way : List.copyOf(waiting.keySet())) {
                NodeOfTest from = nodes.get(way.from());
                NodeOfTest to = nodes.get(way.to());
                Deque<Message> messages = waiting.get(way);
                if (from != null && to != null && messages != null && !messages.isEmpty()) {
                    bring(from, to);
                    again = true;
                }
            }
        }
    }

    /** Forgets what waits, as if the partner had answered it before a restore. */
    int waits(NodeOfTest from, NodeOfTest to) {
        return waiting.getOrDefault(new Way(from.zone().code(), to.zone().code()), new ArrayDeque<>())
                .size();
    }

    private static Received received(Message message) {
        EntryHeader header = new EntryHeader(
                EntryKind.MESSAGE,
                0,
                new EntryId(1, 1),
                Instant.EPOCH,
                message.key(),
                message.topic(),
                Optional.empty(),
                Optional.empty(),
                message.body().length,
                Digest.of(new byte[Digest.LENGTH]),
                List.of());
        return new Received(header, message.body(), false);
    }

    Channels of(ZoneCode self) {
        return new Told(self);
    }

    private final class Told implements Channels {
        private final ZoneCode self;

        Told(ZoneCode self) {
            this.self = self;
        }

        @Override
        public EntryId tell(ZoneCode partner, Message message) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    waiting.computeIfAbsent(new Way(self, partner), none -> new ArrayDeque<>())
                            .add(message);
                }
            });
            return new EntryId(1, 1);
        }

        @Override
        public CompletableFuture<Answer> ask(ZoneCode partner, Message question) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ChannelState> states() {
            return List.of();
        }

        @Override
        public Optional<ChannelState> state(ZoneCode partner) {
            return Optional.empty();
        }

        @Override
        public List<WaitingMessage> waiting(ZoneCode partner) {
            return List.of();
        }

        @Override
        public int retry(ZoneCode partner, OrderingKey key, boolean dismissFirst) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<byte[]> proof(ZoneCode partner, Direction direction, long index, boolean withBody) {
            return Optional.empty();
        }

        @Override
        public void export(ZoneCode partner, Direction direction, OutputStream out) {
            throw new UnsupportedOperationException();
        }
    }
}
