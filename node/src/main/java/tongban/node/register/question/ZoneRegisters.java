package tongban.node.register.question;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tongban.node.register.Evidence;
import tongban.node.register.EvidenceCheck;
import tongban.node.register.Inquiry;
import tongban.node.register.Look;
import tongban.node.register.Looking;
import tongban.node.register.RegisterOutcome;
import tongban.node.register.RegisterQuestions;
import tongban.node.register.RegisterWords;
import tongban.node.register.VerificationState;

/** Asks, keeps and checks for the modules above. */
final class ZoneRegisters implements RegisterQuestions {

    private final Asking asking;
    private final Tables tables;
    private final Keeping keeping;
    private final LogCheck log;
    private final Later.Surroundings around;

    /** What is stored, and for how long. */
    record Tables(EvidenceTable evidence, VerificationTable verifications, Patience patience) {}

    ZoneRegisters(Asking asking, Tables tables, Keeping keeping, LogCheck log, Later.Surroundings around) {
        this.asking = asking;
        this.tables = tables;
        this.keeping = keeping;
        this.log = log;
        this.around = around;
    }

    @Override
    public RegisterOutcome ask(Inquiry inquiry) {
        return switch (asking.once(inquiry)) {
            case Attempt.Answered answered ->
                new RegisterOutcome.Given(Objects.requireNonNull(around.transactions()
                        .execute(status -> keeping.keep(answered.frame(), inquiry.looking(), around.now()))));
            case Attempt.Refused refused ->
                new RegisterOutcome.Refused(refused.reason(), refused.provision(), refused.sentence());
            case Attempt.Away away -> later(inquiry, away);
        };
    }

    private RegisterOutcome later(Inquiry inquiry, Attempt.Away away) {
        UUID id = UUID.randomUUID();
        Instant now = around.now();
        Instant until = now.plus(tables.patience().whole());
        OpenInquiry open = new OpenInquiry(inquiry, away.sent().map(Attempt.Sent::said));
        around.transactions()
                .executeWithoutResult(status -> tables.verifications()
                        .open(
                                id,
                                open,
                                away,
                                new VerificationTable.Schedule(
                                        now, now.plus(tables.patience().pause(1)), until)));
        return new RegisterOutcome.SourceUnavailable(id, away.cause(), until);
    }

    @Override
    public EvidenceCheck check(UUID id, Looking looking) {
        return check(id, looking, Optional.empty());
    }

    @Override
    public EvidenceCheck check(Evidence shown, Looking looking) {
        return check(shown.id(), looking, Optional.of(shown));
    }

    private EvidenceCheck check(UUID id, Looking looking, Optional<Evidence> shown) {
        Optional<EvidenceTable.Stored> stored = tables.evidence().find(id);
        if (stored.isEmpty()) {
            return refused("unknown", id);
        }
        if (!(stored.get() instanceof EvidenceTable.Stored.Whole whole)) {
            return refused("altered", id);
        }
        Frame frame = whole.frame();
        Evidence kept = frame.evidence(id);
        if (shown.isPresent() && !shown.get().equals(kept)) {
            return refused("altered", id);
        }
        LogCheck.Finding finding =
                kept.entry().map(place -> log.check(frame, place)).orElse(LogCheck.Finding.HOLDS);
        if (finding != LogCheck.Finding.HOLDS) {
            return refused(finding == LogCheck.Finding.ERASED ? "erased" : "not-in-log", id);
        }
        around.transactions()
                .executeWithoutResult(status -> keeping.look(frame, kept, Look.Way.READ, looking, around.now()));
        boolean fresh = around.now().isBefore(kept.times().notAfter());
        return fresh ? new EvidenceCheck.Holds(kept) : new EvidenceCheck.Stale(kept);
    }

    private static EvidenceCheck refused(String reason, UUID id) {
        return new EvidenceCheck.Refused(reason, RegisterWords.both("register.evidence." + reason, id));
    }

    @Override
    public Optional<VerificationState> verification(UUID id) {
        return tables.verifications().find(id);
    }

    @Override
    public Optional<byte[]> proof(UUID id) {
        return tables.evidence()
                .find(id)
                .filter(EvidenceTable.Stored.Whole.class::isInstance)
                .map(EvidenceTable.Stored.Whole.class::cast)
                .map(EvidenceTable.Stored.Whole::frame)
                .flatMap(frame -> frame.entry().flatMap(place -> log.proof(frame, place)));
    }
}
