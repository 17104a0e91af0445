package tongban.node.register.question;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import tongban.node.register.Evidence;
import tongban.node.register.Inquiry;
import tongban.node.register.Look;
import tongban.node.register.Looking;
import tongban.node.register.RegisterSubject;
import tongban.node.register.Verification;
import tongban.node.register.VerificationState.State;
import tongban.node.register.store.LookTable;

/** Keeps answers: evidence, the look at the subject, and the end of what was to be verified. In a transaction. */
final class Keeping {

    private final EvidenceTable evidence;
    private final LookTable looks;
    private final VerificationTable verifications;
    private final Consumer<Verification> events;

    Keeping(EvidenceTable evidence, LookTable looks, VerificationTable verifications, Consumer<Verification> events) {
        this.evidence = evidence;
        this.looks = looks;
        this.verifications = verifications;
        this.events = events;
    }

    Evidence keep(Frame frame, Looking looking, Instant now) {
        UUID id = evidence.keep(UUID.randomUUID(), frame, now);
        Evidence kept = frame.evidence(id);
        look(frame, kept, Look.Way.ASKED, looking, now);
        return kept;
    }

    /** Records that somebody looks at a subject's data. */
    void look(Frame frame, Evidence kept, Look.Way way, Looking looking, Instant now) {
        RegisterSubject subject = frame.asks().subject();
        Look look = new Look(
                now,
                way,
                frame.register(),
                frame.zone(),
                Optional.of(looking.by()),
                looking.matter(),
                kept.purpose(),
                List.copyOf(frame.asks().fields()),
                kept.result());
        looks.add(List.of(new LookTable.Row(subject, look)));
    }

    /** Ends a verification by an answer; it must be locked. */
    void end(VerificationTable.Open open, Frame frame, Instant now) {
        Inquiry inquiry = open.inquiry().inquiry();
        Evidence kept = keep(frame, inquiry.looking(), now);
        SortedSet<String> differing = differing(inquiry, kept);
        if (kept.result() == Evidence.Result.FOUND && differing.isEmpty()) {
            verifications.end(open.id(), State.VERIFIED, "", kept.id());
            events.accept(new Verification.Verified(open.id(), open.matter(), kept.id()));
        } else {
            verifications.end(open.id(), State.CONTRADICTED, AnswerBody.word(kept.result()), kept.id());
            events.accept(new Verification.Contradicted(open.id(), open.matter(), kept.id(), differing));
        }
    }

    void giveUp(VerificationTable.Open open, String cause) {
        verifications.end(open.id(), State.GAVE_UP, cause, null);
        events.accept(new Verification.GaveUp(open.id(), open.matter(), cause));
    }

    private static SortedSet<String> differing(Inquiry inquiry, Evidence kept) {
        SortedSet<String> differing = new TreeSet<>();
        if (kept.result() == Evidence.Result.FOUND) {
            inquiry.claimed().forEach((field, claim) -> {
                if (!claim.equals(kept.fields().get(field))) {
                    differing.add(field);
                }
            });
        }
        return differing;
    }
}
