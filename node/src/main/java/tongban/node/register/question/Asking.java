package tongban.node.register.question;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tongban.kernel.channel.RefusalBody;
import tongban.kernel.code.ZoneCode;
import tongban.node.compact.Ground;
import tongban.node.exchange.Answer;
import tongban.node.exchange.Busy;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Message;
import tongban.node.register.Evidence;
import tongban.node.register.Inquiry;
import tongban.node.register.RegisterWords;
import tongban.node.register.question.Allowance.Finding;
import tongban.node.zone.Partners;

/** Asks a register once: this zone's own, or a partner's over the channel. */
final class Asking {

    private static final long BEYOND_NOT_AFTER_MS = 5000;

    private final ZoneCode self;
    private final Ways ways;
    private final Allowance allowance;
    private final Patience patience;
    private final InstantSource clock;

    /** Where questions go. */
    record Ways(OwnRegisters own, Partners partners, Channels channels) {}

    Asking(ZoneCode self, Ways ways, Allowance allowance, Patience patience, InstantSource clock) {
        this.self = self;
        this.ways = ways;
        this.allowance = allowance;
        this.patience = patience;
        this.clock = clock;
    }

    Attempt once(Inquiry inquiry) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        QuestionBody question = QuestionBody.of(inquiry, Optional.empty());
        if (inquiry.zone().equals(self)) {
            return own(inquiry, question.bytes(), now);
        }
        if (ways.partners().find(inquiry.zone()).isEmpty()) {
            return new Attempt.Refused(
                    "register-no-partner", Optional.empty(), RegisterWords.both("register.no-partner", inquiry.zone()));
        }
        return switch (allowance.outgoing(self, inquiry.zone(), question, now)) {
            case Finding.Forbidden forbidden ->
                new Attempt.Refused(
                        forbidden.refusal().reason(),
                        forbidden.refusal().provision(),
                        forbidden.refusal().sentence());
            case Finding.Allowed allowed -> {
                Frame.NamedBasis basis = new Frame.NamedBasis(
                        allowed.ground().provision(), allowed.use().basis());
                yield ask(inquiry, said(inquiry, Optional.of(allowed.ground()), Optional.of(basis), now));
            }
            // The channel refuses it and says what became of the agreement.
            case Finding.NotInForce none -> ask(inquiry, said(inquiry, none.newest(), Optional.empty(), now));
        };
    }

    private static Attempt.Said said(
            Inquiry inquiry, Optional<Ground> ground, Optional<Frame.NamedBasis> basis, Instant now) {
        Optional<QuestionBody.Cited> cited =
                ground.map(one -> new QuestionBody.Cited(one.id(), one.article().number()));
        return new Attempt.Said(QuestionBody.of(inquiry, cited).bytes(), now, basis);
    }

    private Attempt own(Inquiry inquiry, byte[] asked, Instant now) {
        QuestionBody question = QuestionBody.of(inquiry, Optional.empty());
        return switch (ways.own().answer(question, asked, now)) {
            case OwnRegisters.Said.Answered answered ->
                new Attempt.Answered(new Frame(
                        self,
                        inquiry.subject().kind(),
                        asked,
                        answered.answer().bytes(),
                        now,
                        Optional.empty(),
                        Optional.empty()));
            case OwnRegisters.Said.Unavailable away -> new Attempt.Away("no-register", Optional.empty());
        };
    }

    private Attempt ask(Inquiry inquiry, Attempt.Said said) {
        Message message = Message.of(inquiry.subject().kind().topic(), said.body(), said.asked())
                .before(said.asked().plus(patience.answer()));
        try {
            Answer answer = ways.channels()
                    .ask(inquiry.zone(), message)
                    .get(patience.answer().toMillis() + BEYOND_NOT_AFTER_MS, TimeUnit.MILLISECONDS);
            return read(inquiry, said, answer);
        } catch (Busy busy) {
            return new Attempt.Away(Attempt.Away.BUSY, Optional.empty());
        } catch (ExecutionException | TimeoutException fault) {
            return new Attempt.Away("no-answer", Optional.empty());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Attempt.Away("no-answer", Optional.empty());
        }
    }

    private static Attempt read(Inquiry inquiry, Attempt.Said said, Answer answer) {
        return switch (answer) {
            case Answer.Answered answered -> answered(inquiry.zone(), inquiry, said, answered);
            case Answer.Refused refused -> refused(refused);
            case Answer.Unknown unknown ->
                new Attempt.Away("no-answer", Optional.of(new Attempt.Sent(unknown.question(), said)));
            case Answer.NotSent notSent -> new Attempt.Away("not-sent", Optional.empty());
        };
    }

    /** A partner's answer, checked against what was asked. */
    static Attempt answered(ZoneCode partner, Inquiry inquiry, Attempt.Said said, Answer.Answered answer) {
        Frame frame = new Frame(
                partner,
                inquiry.subject().kind(),
                said.body(),
                answer.body(),
                said.asked(),
                Optional.of(new Evidence.Entry(answer.question(), answer.index())),
                said.basis());
        boolean usable = answer.topic().equals(inquiry.subject().kind().topic())
                && AnswerBody.read(answer.body(), said.body(), frame.asks()).isPresent();
        return usable
                ? new Attempt.Answered(frame)
                : new Attempt.Refused(
                        "register-answer",
                        Optional.empty(),
                        RegisterWords.both("register.answer-unusable", partner, answer.index()));
    }

    private static Attempt refused(Answer.Refused refused) {
        return switch (refused.reason()) {
            case RegisterTopic.UNAVAILABLE -> new Attempt.Away("no-register", Optional.empty());
            case "compact-not-told" -> new Attempt.Away("not-told", Optional.empty());
            case RefusalBody.TOO_LATE -> new Attempt.Away("no-answer", Optional.empty());
            default -> new Attempt.Refused(refused.reason(), refused.provision(), refused.sentence());
        };
    }
}
