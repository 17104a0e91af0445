package tongban.kernel.exchange;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;
import tongban.kernel.seal.Suite;

/** Two zones that talk through encoded envelopes, with a clock that the test turns. */
final class Pair {

    static final Topic TELL = new Topic("test.tell", 1);
    static final Topic ASK = new Topic("test.ask", 1);

    /** One zone. */
    @SuppressWarnings("NullAway.Init") // The partner, the store and the exchange come when the pair is connected.
    static final class Zone implements Handlers {
        final ZoneCode code;
        final PrivateKey seal;
        PrivateKey node;
        final Map<KeyId, Signer> keys = new HashMap<>();
        final List<ExchangeEvent> events = new ArrayList<>();
        final List<String> adopted = new ArrayList<>();
        MemoryStore store;
        Exchange exchange;
        ZoneCode partner;

        Zone(String code, Suite suite) {
            this.code = new ZoneCode(code);
            seal = PrivateKey.generate(suite, new SecureRandom());
            node = PrivateKey.generate(suite, new SecureRandom());
            keys.put(node.publicKey().id(), node);
        }

        SignedNote certificate(PrivateKey key) {
            return new KeyCertificate(
                            code.value(),
                            KeyKind.NODE,
                            key.publicKey(),
                            Instant.parse("2026-01-01T00:00:00Z"),
                            Instant.parse("2028-01-01T00:00:00Z"))
                    .signedBy(seal);
        }

        void start(Instant now) {
            Exchange.Surroundings surroundings = new Exchange.Surroundings(
                    key -> Optional.ofNullable(keys.get(key)), new Random(1), List::of, events::add);
            exchange =
                    new Exchange(new Exchange.Parties(code, partner, seal.publicKey()), store, this, surroundings, now);
        }

        @Override
        public boolean accepts(Topic topic) {
            return topic.equals(TELL) || topic.equals(ASK);
        }

        /** The body says what the handler does: crash, outage, refuse; anything else is an effect. */
        @Override
        public List<Outcome> handle(ExchangeTransaction transaction, List<Received> entries, Instant now) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Received entry : entries) {
                String text = new String(entry.bytes(), StandardCharsets.UTF_8);
                MemoryTables tables = ((MemoryTransaction) transaction).tables();
                tables.effects.add(entry.header().kind() + " " + text);
                switch (text.split(" ", 2)[0]) {
                    case "crash" -> throw new IllegalStateException("the handler crashes");
                    case "outage" -> throw new Outage("the database is away");
                    case "refuse" -> {
                        tables.effects.removeLast();
                        outcomes.add(new Outcome.Refused("not-allowed", Optional.of("演示 第一条"), "ask otherwise"));
                    }
                    default ->
                        outcomes.add(
                                entry.header().kind() == EntryKind.QUESTION
                                        ? new Outcome.Answered(
                                                ASK, ("answer to " + text).getBytes(StandardCharsets.UTF_8))
                                        : new Outcome.Done());
                }
            }
            return outcomes;
        }

        @Override
        public void adopted(ExchangeTransaction transaction, List<Entry> entries) {
            entries.forEach(entry -> adopted.add(text(entry)));
        }

        void write(Draft draft) {
            store.inTransaction(transaction -> {
                transaction.add(List.of(draft));
                return true;
            });
        }

        List<String> effects() {
            return store.state.effects;
        }

        List<EntryHeader> said(EntryKind kind) {
            return store.state.said.stream()
                    .map(entry -> entry.header().orThrow())
                    .filter(header -> header.kind() == kind)
                    .toList();
        }

        boolean saw(Class<? extends ExchangeEvent> kind) {
            return events.stream().anyMatch(kind::isInstance);
        }
    }

    final Random random = new Random(42);
    final Zone a;
    final Zone b;
    Instant now = Instant.parse("2026-11-25T03:00:00Z");
    /** Envelopes that crossed the wire. */
    int trips;

    Pair(Suite suiteOfA, Suite suiteOfB) {
        a = new Zone("cdgxq", suiteOfA);
        b = new Zone("cqgxq", suiteOfB);
        connect(a, b);
        connect(b, a);
        a.start(now);
        b.start(now);
    }

    private static void connect(Zone self, Zone other) {
        Suite own = self.node.publicKey().suite();
        Suite theirs = other.node.publicKey().suite();
        self.partner = other.code;
        self.store = new MemoryStore(
                Outgoing.empty(ChannelName.between(self.code, other.code, 1, own), self.node.publicKey()),
                Incoming.empty(
                        ChannelName.between(other.code, self.code, 1, theirs),
                        other.seal.publicKey(),
                        other.certificate(other.node)));
    }

    Draft tell(String text, @Nullable OrderingKey key) {
        return Draft.message(
                EntryId.random(random), now, Optional.ofNullable(key), TELL, new Body(new byte[16], bytes(text)));
    }

    Draft ask(String text, Instant notAfter) {
        Body body = new Body(new byte[16], bytes(text));
        return Draft.message(EntryId.random(random), now, Optional.empty(), ASK, body)
                .asking(notAfter);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(Entry entry) {
        return entry.body()
                .map(body -> new String(body.bytes(), StandardCharsets.UTF_8))
                .orElse("");
    }

    /** One request and its answer, if one is due. */
    boolean trip(Zone from) {
        Zone to = from == a ? b : a;
        Optional<Envelope> request = from.exchange.poll(now);
        request.ifPresent(envelope -> {
            trips++;
            try {
                from.exchange.answered(wire(to.exchange.receive(wire(envelope), now)), now);
            } catch (Outage outage) {
                from.exchange.failed(now);
            }
        });
        return request.isPresent();
    }

    static Envelope wire(Envelope envelope) {
        return Envelope.decode(envelope.encode()).orThrow();
    }

    /** Turns the clock and lets both talk until nobody has anything to say for ten minutes. */
    void quiet() {
        int quietSteps = 0;
        for (int i = 0; i < 5000 && quietSteps < 1200; i++) {
            boolean talked = trip(a) | trip(b);
            quietSteps = talked ? 0 : quietSteps + 1;
            now = now.plusMillis(500);
        }
    }
}
