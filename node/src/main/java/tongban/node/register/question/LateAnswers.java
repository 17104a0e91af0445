package tongban.node.register.question;

import java.time.Instant;
import java.util.List;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.Answer;
import tongban.node.exchange.AnswerHandler;
import tongban.node.register.RegisterKind;

/**
 * An answer that comes after its asker stopped waiting ends what was to be verified, in the transaction that stores it.
 * Answers in time are the asker's; a late refusal leaves it to the next attempt.
 */
final class LateAnswers implements AnswerHandler {

    private final RegisterKind kind;
    private final VerificationTable verifications;
    private final Keeping keeping;

    LateAnswers(RegisterKind kind, VerificationTable verifications, Keeping keeping) {
        this.kind = kind;
        this.verifications = verifications;
        this.keeping = keeping;
    }

    @Override
    public Topic question() {
        return kind.topic();
    }

    @Override
    public void answered(ZoneCode partner, List<Answer> answers, Instant now) {
        for (Answer answer : answers) {
            if (answer instanceof Answer.Answered answered) {
                verifications.lock(answered.question()).ifPresent(open -> end(partner, open, answered, now));
            }
        }
    }

    private void end(ZoneCode partner, VerificationTable.Open open, Answer.Answered answered, Instant now) {
        OpenInquiry waiting = open.inquiry();
        if (!waiting.inquiry().zone().equals(partner) || waiting.said().isEmpty()) {
            return;
        }
        Attempt attempt =
                Asking.answered(partner, waiting.inquiry(), waiting.said().get(), answered);
        if (attempt instanceof Attempt.Answered well) {
            keeping.end(open, well.frame(), now);
        }
    }
}
