package tongban.simulation;

import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.BatchRefusal;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceCheck;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.RefusalBody;
import tongban.simulation.Coverage.Seen;
import tongban.simulation.Liar.Found;
import tongban.simulation.Liar.Lie;

/** What an honest zone holds against a liar, before and after a lie. */
final class Account {

    private final World world;
    private final SimulatedZone honest;
    private final SimulatedZone liar;
    private final int heldBefore;
    private final int effectsBefore;

    Account(World world, SimulatedZone honest, SimulatedZone liar) {
        this(world, honest, liar, true);
    }

    /** @param anew whether what was found before shall be forgotten */
    Account(World world, SimulatedZone honest, SimulatedZone liar, boolean anew) {
        this.world = world;
        this.honest = honest;
        this.liar = liar;
        this.heldBefore = honest.tables(liar).held.size();
        this.effectsBefore = honest.tables(liar).effects.size();
        if (anew) {
            world.invariants().forgetAccusations();
        }
    }

    /** Whether the newest evidence against the liar is one that the verifier holds for proven. */
    boolean hasProof() {
        return world.invariants().accusations(liar).stream()
                .map(new EvidenceCheck(liar.keys().seal().publicKey())::check)
                .anyMatch(EvidenceCheck.Verdict.Proven.class::isInstance);
    }

    /** The lie must have been found in its way, and must have changed nothing. */
    void require(Lie lie, Optional<BatchRefusal.Reason> refusal) {
        PairTables tables = honest.tables(liar);
        boolean found = switch (lie.found()) {
            case PROVEN, SHOWN -> holds(lie.found());
            case REFUSED -> refusal.isPresent();
            case ANSWERED -> isRefusedEntry(tables);
        };
        boolean unchanged = tables.effects.size() == effectsBefore
                && (tables.held.size() == heldBefore || lie.found() == Found.ANSWERED);
        if (!found || !unchanged) {
            throw new Violation(
                    Invariant.LIES_ARE_FOUND,
                    honest + (found ? " found, but was changed by," : " did not find") + " a lie of " + liar + ": "
                            + lie
                            + refusal.map(reason -> " (refused: " + reason + ")")
                                    .orElse(""));
        }
        world.coverage().count(Seen.LIES_FOUND);
        world.coverage().count(lie.seen());
    }

    private boolean holds(Found found) {
        List<Evidence> all = world.invariants().accusations(liar);
        if (all.isEmpty()) {
            return false;
        }
        Evidence evidence = all.getLast();
        EvidenceCheck check = new EvidenceCheck(liar.keys().seal().publicKey());
        if (!(EvidenceText.decodeEvidence(EvidenceText.encode(evidence)) instanceof Decoded.Well<Evidence> read)
                || !read.value().getClass().equals(evidence.getClass())) {
            return false;
        }
        EvidenceCheck.Verdict verdict = check.check(read.value());
        world.coverage()
                .count(verdict instanceof EvidenceCheck.Verdict.Proven ? Seen.EVIDENCE_PROVEN : Seen.EVIDENCE_SHOWN);
        return found == Found.PROVEN
                ? verdict instanceof EvidenceCheck.Verdict.Proven
                : verdict instanceof EvidenceCheck.Verdict.Shown;
    }

    private static boolean isRefusedEntry(PairTables tables) {
        return tables.sent.stream()
                .filter(entry -> entry.header().orThrow().kind() == EntryKind.REFUSAL)
                .flatMap(entry -> entry.body().stream())
                .flatMap(body -> RefusalBody.decode(body.bytes()).stream())
                .anyMatch(
                        body -> body.reason().equals(RefusalBody.ID_REUSED) && body.entry() == tables.held.size() - 1);
    }
}
