package tongban.node.portal.draft;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Casework;
import tongban.node.casework.Filing;
import tongban.node.casework.MessageThread;
import tongban.node.catalogue.Standard;
import tongban.node.identity.Applicant;
import tongban.node.web.StrictJson;
import tongban.node.zone.AtRest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hands a draft in, once, however often its form is sent: case, ownership, signature and the note of its papers are one
 * transaction.
 */
public final class HandIn {

    private final Parts parts;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    /** What it works with. */
    public record Parts(DraftTable drafts, OwnCases own, Casework casework, MessageThread threads, AtRest atRest) {}

    public HandIn(Parts parts, TransactionTemplate transactions, InstantSource clock) {
        this.parts = parts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A draft with its signature.
     *
     * @param seen when the draft was changed last, as the person saw it
     * @param statement what the person signed, as it was shown
     * @param alsoOpen whether it is filed although an open case says the same
     */
    public record Signed(
            CaseId draft, Applicant applicant, Standard standard, Instant seen, String statement, boolean alsoOpen) {}

    /** What came of it. */
    public sealed interface Outcome {
        record Filed(CaseId caseId) implements Outcome {}

        record Refused(CaseOutcome.Refused refusal) implements Outcome {}

        /** It was changed since it was shown, or is not complete. */
        record Changed() implements Outcome {}

        /** There is no such draft of this person. */
        record Gone() implements Outcome {}
    }

    public Outcome handIn(Signed signed) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<Draft> draft = parts.drafts().lock(signed.draft(), Drafts.account(signed.applicant()));
            Outcome outcome = draft.map(found -> locked(found, signed)).orElseGet(Outcome.Gone::new);
            if (outcome instanceof Outcome.Refused) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private Outcome locked(Draft draft, Signed signed) {
        if (draft.filed().isPresent()) {
            return new Outcome.Filed(draft.filed().get());
        }
        Filled filled = new Filled(signed.standard(), draft);
        if (!draft.changed().equals(signed.seen()) || !filled.isComplete()) {
            return new Outcome.Changed();
        }
        if (draft.supplements().isPresent()) {
            return supplemented(draft, filled, signed, draft.supplements().get());
        }
        Actor actor = Actor.of(signed.applicant(), parts.atRest());
        Filing filing = new Filing(
                draft.item().item(),
                draft.item().deciding(),
                draft.party().name(),
                filled.form(),
                Role.APPLICANT,
                actor.pseudonym(),
                signed.alsoOpen());
        return switch (parts.casework().file(filing)) {
            case CaseOutcome.Refused refused -> new Outcome.Refused(refused);
            case CaseOutcome.Done done -> filed(draft, filled, signed, done.record());
        };
    }

    private Outcome filed(Draft draft, Filled filled, Signed signed, CaseRecord file) {
        Instant now = clock.instant();
        ObjectNode record = StrictJson.object()
                .put("statement", signed.statement())
                .put("name", signed.applicant().name())
                .put("level", signed.applicant().level().name())
                .put("issuer", signed.applicant().issuer().value())
                .put("way", draft.party().way())
                .put("company", draft.party().code())
                .put("at", now.toString());
        ArrayNode papers = record.putArray("papers");
        List<Draft.Paper> needed = filled.materials().stream()
                .flatMap(one -> one.papers().stream())
                .toList();
        needed.forEach(paper -> papers.addObject()
                .put("material", paper.material())
                .put("name", paper.name())
                .put("kind", paper.kind())
                .put("scanned", paper.scanned())
                .put("digest", paper.digest().base64())
                .put("sha256", paper.sha256())
                .put("length", paper.length()));
        record.set("register", draft.content().path("register"));
        parts.own().add(file.id(), Drafts.account(signed.applicant()), record, now);
        parts.drafts().filed(draft.id(), file.id());
        return enclosed(draft, filled, signed, file.id());
    }

    /** What changed goes to whoever holds the case; the moment is this commit. */
    private Outcome supplemented(Draft draft, Filled filled, Signed signed, CaseId caseId) {
        JsonNode form = StrictJson.read(filled.form()).orElseThrow();
        ObjectNode body = StrictJson.object();
        body.set("form", draft.changed(form));
        CaseOutcome outcome = Asks.of(parts.casework(), caseId)
                .map(asks -> asks.either(
                        Act.SUPPLEMENT,
                        RequestKind.SUPPLEMENT,
                        Actor.of(signed.applicant(), parts.atRest()).pseudonym(),
                        StrictJson.bytes(body)))
                .orElseGet(() -> CaseOutcome.Refused.of("unknown-case"));
        if (outcome instanceof CaseOutcome.Refused refused) {
            return new Outcome.Refused(refused);
        }
        parts.drafts().filed(draft.id(), caseId);
        return enclosed(draft, filled, signed, caseId);
    }

    private Outcome enclosed(Draft draft, Filled filled, Signed signed, CaseId caseId) {
        String note = Enclosed.note(signed, draft, filled);
        CaseOutcome said = parts.threads()
                .say(new MessageThread.Message(
                        caseId,
                        Role.APPLICANT,
                        Actor.of(signed.applicant(), parts.atRest()).pseudonym(),
                        note));
        if (said instanceof CaseOutcome.Refused refused) {
            return new Outcome.Refused(refused);
        }
        return new Outcome.Filed(caseId);
    }
}
