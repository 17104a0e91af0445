package tongban.node.compact.distribution;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactReading;
import tongban.kernel.compact.CompactSignature;
import tongban.kernel.compact.Suspension;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.node.compact.CompactRefusal;
import tongban.node.compact.CompactRefusal.Reason;
import tongban.node.compact.CompactWords;
import tongban.node.compact.HeldCompact;
import tongban.node.compact.HeldNote;
import tongban.node.compact.Seals;
import tongban.node.compact.store.CompactTables;
import tongban.node.compact.store.Holdings;
import tongban.node.compact.store.HoldingsCopy;

/**
 * Takes in what a partner, or this zone itself, brings: texts, signatures, suspensions. Runs in the caller's
 * transaction; a refusal has changed nothing.
 */
public final class Intake {

    /** Texts of one zone that may wait here for this zone's signature. */
    static final int DRAFTS_MAX = 100;

    private final CompactTables tables;
    private final HoldingsCopy copy;
    private final Seals seals;

    public Intake(CompactTables tables, HoldingsCopy copy, Seals seals) {
        this.tables = tables;
        this.copy = copy;
        this.seals = seals;
    }

    /** A refusal, or nothing when it was taken in or is here already. */
    Optional<CompactRefusal> draft(ZoneCode via, byte[] text, Instant now) {
        return switch (Compact.read(text)) {
            case CompactReading.Refused<Compact> refused -> Optional.of(CompactWords.unreadable(refused.fault()));
            case CompactReading.Well<Compact> well -> draft(via, well.value(), now);
        };
    }

    private Optional<CompactRefusal> draft(ZoneCode via, Compact compact, Instant now) {
        if (!compact.parties().contains(seals.self())) {
            return refused(Reason.NOT_A_PARTY, seals.self());
        }
        if (!compact.parties().contains(via)) {
            return refused(Reason.SENDER_NOT_A_PARTY, via);
        }
        tables.lock();
        Holdings holdings = copy.now();
        if (holdings.find(compact.id()).isEmpty()) {
            Optional<CompactRefusal> refusal = successor(holdings, compact);
            if (refusal.isPresent()) {
                return refusal;
            }
            if (waitingFrom(holdings, via, now) >= DRAFTS_MAX) {
                return refused(Reason.TOO_MANY_DRAFTS, via, DRAFTS_MAX);
            }
            tables.addCompact(compact, via, now);
        }
        holds(via, compact.id(), CompactTables.draftItem());
        return Optional.empty();
    }

    /** Whoever was a party must agree to the replacement: a successor's parties include those before. */
    private static Optional<CompactRefusal> successor(Holdings holdings, Compact compact) {
        return compact.replaces()
                .flatMap(holdings::find)
                .filter(before ->
                        !compact.parties().containsAll(before.compact().parties()))
                .map(before -> CompactRefusal.of(
                        Reason.PARTIES_MISSING,
                        before.compact().zh(),
                        before.compact().parties()));
    }

    private long waitingFrom(Holdings holdings, ZoneCode via, Instant now) {
        return holdings.all().stream()
                .filter(held -> held.via().equals(via) && !held.signatures().containsKey(seals.self()))
                .filter(held -> !held.state(now).over())
                .count();
    }

    private void holds(ZoneCode partner, CompactId id, String item) {
        if (!partner.equals(seals.self()) && !copy.now().told(id, partner).contains(item)) {
            tables.told(id, partner, item);
        }
    }

    Optional<CompactRefusal> signature(ZoneCode via, byte[] bytes, Instant now) {
        return note(bytes, (note, text) -> switch (CompactSignature.read(note)) {
            case CompactReading.Refused<CompactSignature> refused ->
                Optional.of(CompactWords.unreadable(refused.fault()));
            case CompactReading.Well<CompactSignature> well -> {
                CompactSignature signature = well.value();
                HeldNote unheld = new HeldNote(signature.zone(), 0, text, now, Optional.empty(), via);
                yield add(signature.compact(), unheld, note, now);
            }
        });
    }

    Optional<CompactRefusal> act(ZoneCode via, byte[] bytes, Instant now) {
        return note(bytes, (note, text) -> switch (Suspension.read(note)) {
            case CompactReading.Refused<Suspension> refused -> Optional.of(CompactWords.unreadable(refused.fault()));
            case CompactReading.Well<Suspension> well -> {
                Suspension act = well.value();
                HeldNote unheld = new HeldNote(act.zone(), act.number(), text, now, Optional.empty(), via);
                yield add(act.compact(), unheld, note, now);
            }
        });
    }

    private interface NoteReader {
        Optional<CompactRefusal> take(SignedNote note, String text);
    }

    private static Optional<CompactRefusal> note(byte[] bytes, NoteReader reader) {
        return switch (SignedNote.decode(bytes)) {
            case Reading.Refused<SignedNote> refused ->
                refused(
                        Reason.UNREADABLE,
                        refused.refusal().line(),
                        refused.refusal().detail(),
                        refused.refusal().cause());
            case Reading.Well<SignedNote> well -> reader.take(well.value(), new String(bytes, StandardCharsets.UTF_8));
        };
    }

    private Optional<CompactRefusal> add(CompactId id, HeldNote brought, SignedNote note, Instant now) {
        tables.lock();
        Optional<HeldCompact> found = copy.now().find(id);
        if (found.isEmpty()) {
            return refused(Reason.UNKNOWN, id.brief());
        }
        HeldCompact held = found.get();
        if (!held.compact().parties().contains(brought.via())) {
            return refused(Reason.SENDER_NOT_A_PARTY, brought.via());
        }
        Optional<HeldNote> before = same(held, brought).filter(one -> one.held().isPresent());
        if (before.isPresent()) {
            boolean other = brought.number() > 0 && !textOf(before.get()).equals(textOf(brought));
            if (!other) {
                holds(brought.via(), id, CompactTables.noteItem(brought));
            }
            return other ? refused(Reason.OTHER_ACT, brought.zone(), brought.number()) : Optional.empty();
        }
        Optional<PublicKey> seal = seals.seal(brought.zone());
        if (seal.isPresent()) {
            Optional<CompactRefusal> fault = check(held.compact(), brought, note, seal.get());
            if (fault.isPresent()) {
                return fault;
            }
        }
        write(id, brought, seal.map(none -> now));
        holds(brought.via(), id, CompactTables.draftItem());
        holds(brought.via(), id, CompactTables.noteItem(brought));
        return Optional.empty();
    }

    private void write(CompactId id, HeldNote brought, Optional<Instant> held) {
        HeldNote note =
                new HeldNote(brought.zone(), brought.number(), brought.note(), brought.received(), held, brought.via());
        if (note.number() == 0) {
            tables.addSignature(id, note);
        } else {
            tables.addAct(id, note);
        }
    }

    private static Optional<HeldNote> same(HeldCompact held, HeldNote note) {
        return note.number() == 0
                ? Optional.ofNullable(held.signatures().get(note.zone()))
                : held.acts().stream()
                        .filter(one -> one.zone().equals(note.zone()) && one.number() == note.number())
                        .findFirst();
    }

    /** Without the signature line: an SM2 key signs one text in many ways. */
    private static String textOf(HeldNote note) {
        return note.note().substring(0, note.note().lastIndexOf("\n\n"));
    }

    private static Optional<CompactRefusal> check(Compact compact, HeldNote brought, SignedNote note, PublicKey seal) {
        CompactReading<?> reading = brought.number() == 0
                ? CompactSignature.read(note).then(signature -> signature.check(note, compact, seal))
                : Suspension.read(note).then(act -> act.check(note, compact, seal));
        return reading instanceof CompactReading.Refused<?> refused
                ? Optional.of(CompactWords.unreadable(refused.fault()))
                : Optional.empty();
    }

    /** Whether a note waits whose signer has joined since. */
    boolean canCheckMore() {
        return copy.now().all().stream()
                .flatMap(held -> Stream.concat(held.signatures().values().stream(), held.acts().stream()))
                .anyMatch(
                        note -> note.held().isEmpty() && seals.seal(note.zone()).isPresent());
    }

    /** Checks notes of zones that have joined since; what does not hold is dropped. */
    void checkMore(Instant now) {
        if (!canCheckMore()) {
            return;
        }
        tables.lock();
        for (HeldCompact held : copy.now().all()) {
            Stream.concat(held.signatures().values().stream(), held.acts().stream())
                    .filter(note -> note.held().isEmpty())
                    .forEach(note -> seals.seal(note.zone()).ifPresent(seal -> {
                        SignedNote signed = SignedNote.decode(note.note().getBytes(StandardCharsets.UTF_8))
                                .orThrow();
                        if (check(held.compact(), note, signed, seal).isPresent()) {
                            tables.drop(held.id(), note);
                        } else {
                            write(held.id(), note, Optional.of(now));
                        }
                    }));
        }
    }

    private static Optional<CompactRefusal> refused(Reason reason, Object... arguments) {
        return Optional.of(CompactRefusal.of(reason, arguments));
    }
}
