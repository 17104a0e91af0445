package tongban.node.compact.distribution;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactHistory;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactReading;
import tongban.kernel.compact.CompactSignature;
import tongban.kernel.compact.CompactState;
import tongban.kernel.compact.Suspension;
import tongban.kernel.compact.Suspension.Act;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;
import tongban.node.compact.CompactRefusal;
import tongban.node.compact.CompactRefusal.Reason;
import tongban.node.compact.CompactWords;
import tongban.node.compact.Compacts;
import tongban.node.compact.Deed;
import tongban.node.compact.Ground;
import tongban.node.compact.HeldCompact;
import tongban.node.compact.OpenMatters;
import tongban.node.compact.Seals;
import tongban.node.compact.store.CompactTables;
import tongban.node.compact.store.Holdings;
import tongban.node.compact.store.HoldingsCopy;
import tongban.node.exchange.Admission.Way;

/** This zone's acts on its agreements, each in a transaction of its own or in the caller's. */
public final class ZoneCompacts implements Compacts {

    private final Parts parts;
    private final Seals seals;
    private final InstantSource clock;
    private final TransactionTemplate transactions;
    private final List<OpenMatters> openMatters;

    /** Tables, their copy, and the ways in and out. */
    public record Parts(CompactTables tables, HoldingsCopy copy, Intake intake, Teller teller) {}

    /** Tells the other parties, in the transaction of the act. */
    public interface Teller {
        void tell(Instant now);
    }

    public ZoneCompacts(
            Parts parts,
            Seals seals,
            InstantSource clock,
            TransactionTemplate transactions,
            List<OpenMatters> openMatters) {
        this.parts = parts;
        this.seals = seals;
        this.clock = clock;
        this.transactions = transactions;
        this.openMatters = List.copyOf(openMatters);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Deed draft(byte[] text) {
        return switch (Compact.read(text)) {
            case CompactReading.Refused<Compact> refused -> new Deed.Refused(CompactWords.unreadable(refused.fault()));
            case CompactReading.Well<Compact> well -> draft(well.value(), text);
        };
    }

    private Deed draft(Compact compact, byte[] text) {
        return inTransaction(compact.id(), now -> {
            if (parts.copy.now().find(compact.id()).isPresent()) {
                return refused(Reason.HELD_ALREADY, compact.id().brief());
            }
            return parts.intake.draft(seals.self(), text, now);
        });
    }

    @Override
    public Deed sign(CompactId id, Signer seal) {
        return with(id, seal, (held, now) -> {
            if (held.signatures().containsKey(seals.self())) {
                return refused(Reason.SIGNED_ALREADY, held.compact().zh());
            }
            CompactState state = held.state(now);
            if (state.over()) {
                return refused(Reason.OVER, held.compact().zh());
            }
            Optional<CompactRefusal> successor = mayReplace(held, now);
            if (successor.isPresent()) {
                return successor;
            }
            SignedNote note = CompactSignature.sign(held.compact(), seals.self(), seal);
            return parts.intake.signature(seals.self(), note.encode(), now);
        });
    }

    /** One successor at a time: this zone signs no second one while the first may still come into force or is. */
    private Optional<CompactRefusal> mayReplace(HeldCompact successor, Instant now) {
        Optional<CompactId> replaces = successor.compact().replaces();
        if (replaces.isEmpty()) {
            return Optional.empty();
        }
        Holdings holdings = parts.copy.now();
        Optional<HeldCompact> before = holdings.find(replaces.get());
        if (before.isPresent() && before.get().state(now) instanceof CompactState.Replaced replaced) {
            return refused(
                    Reason.REPLACED_ALREADY,
                    before.get().compact().zh(),
                    replaced.by().brief());
        }
        return holdings.all().stream()
                .filter(other -> !other.id().equals(successor.id())
                        && other.compact().replaces().equals(replaces)
                        && other.signatures().containsKey(seals.self())
                        && !other.state(now).over())
                .findFirst()
                .map(other -> CompactRefusal.of(
                        Reason.OTHER_SUCCESSOR, other.compact().zh(), other.id().brief()));
    }

    @Override
    public Deed suspend(CompactId id, String reason, Signer seal) {
        return with(id, seal, (held, now) -> {
            if (held.state(now).over()) {
                return refused(Reason.OVER, held.compact().zh());
            }
            return stands(held.history()) == Act.SUSPEND
                    ? refused(Reason.SUSPENDED_ALREADY, held.compact().zh())
                    : act(held, Act.SUSPEND, reason, seal);
        });
    }

    @Override
    public Deed resume(CompactId id, String reason, Signer seal) {
        return with(
                id,
                seal,
                (held, now) -> stands(held.history()) == Act.SUSPEND
                        ? act(held, Act.RESUME, reason, seal)
                        : refused(Reason.NOT_SUSPENDED, held.compact().zh()));
    }

    @Override
    public Deed end(CompactId id, String reason, Signer seal) {
        return with(id, seal, (held, now) -> {
            if (held.state(now).over()) {
                return refused(Reason.OVER, held.compact().zh());
            }
            boolean complete = held.history()
                    .signatures()
                    .keySet()
                    .containsAll(held.compact().parties());
            return act(held, complete ? Act.END : Act.WITHDRAW, reason, seal);
        });
    }

    /** What this zone last did; to have resumed is as if nothing had been. */
    private Act stands(CompactHistory history) {
        return history.newest(seals.self()).map(Suspension::act).orElse(Act.RESUME);
    }

    private Optional<CompactRefusal> act(HeldCompact held, Act act, String reason, Signer seal) {
        if (!Suspension.isReason(reason)) {
            return refused(Reason.BAD_REASON);
        }
        long number =
                held.history().newest(seals.self()).map(Suspension::number).orElse(0L) + 1;
        Instant now = now();
        Suspension next =
                new Suspension(held.id(), seals.self(), number, act, now.truncatedTo(ChronoUnit.SECONDS), reason);
        return parts.intake.act(seals.self(), next.signedBy(seal).encode(), now);
    }

    private interface OwnAct {
        Optional<CompactRefusal> on(HeldCompact held, Instant now);
    }

    private Deed with(CompactId id, Signer seal, OwnAct act) {
        return inTransaction(id, now -> {
            parts.tables.lock();
            Optional<HeldCompact> held = parts.copy.now().find(id);
            if (held.isEmpty()) {
                return refused(Reason.UNKNOWN, id.brief());
            }
            PublicKey own = seals.seal(seals.self()).orElseThrow();
            return seal.publicKey().equals(own) ? act.on(held.get(), now) : refused(Reason.WRONG_KEY, own.id());
        });
    }

    private Deed inTransaction(CompactId id, Function<Instant, Optional<CompactRefusal>> work) {
        Optional<CompactRefusal> refusal = transactions.execute(status -> {
            Instant now = now();
            Optional<CompactRefusal> refused = work.apply(now);
            if (refused.isEmpty()) {
                parts.teller.tell(now);
            }
            return refused;
        });
        return refusal != null && refusal.isPresent() ? new Deed.Refused(refusal.get()) : new Deed.Done(id);
    }

    @Override
    public List<HeldCompact> all() {
        return List.copyOf(parts.copy.now().all());
    }

    @Override
    public Optional<HeldCompact> find(CompactId id) {
        return parts.copy.now().find(id);
    }

    @Override
    public Optional<Ground> ground(ZoneCode partner, Topic topic, Way way, Instant now) {
        Holdings holdings = parts.copy.now();
        return way == Way.OUT
                ? holdings.ground(topic, seals.self(), partner, now)
                : holdings.ground(topic, partner, seals.self(), now);
    }

    @Override
    public Optional<Ground> ground(ZoneCode partner, Topic topic, String item, Way way, Instant now) {
        ZoneCode from = way == Way.OUT ? seals.self() : partner;
        ZoneCode to = way == Way.OUT ? partner : seals.self();
        return parts.copy.now().ground(topic, item, from, to, now);
    }

    @Override
    public List<OpenMatters.Matter> openMatters(CompactId id) {
        return openMatters.stream().flatMap(module -> module.under(id).stream()).toList();
    }

    private static Optional<CompactRefusal> refused(Reason reason, Object... arguments) {
        return Optional.of(CompactRefusal.of(reason, arguments));
    }
}
