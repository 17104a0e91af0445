package tongban.node.register.question;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Received;
import tongban.node.exchange.TopicHandler;
import tongban.node.register.Look;
import tongban.node.register.RegisterKind;
import tongban.node.register.RegisterWords;
import tongban.node.register.question.Allowance.Finding;
import tongban.node.register.store.LookTable;

/** Answers partners from one of this zone's registers: the fields that the article allows, and each answer a look. */
final class RegisterTopic implements TopicHandler {

    /** The reason of a refusal that may pass later. */
    static final String UNAVAILABLE = "register-unavailable";

    private final RegisterKind kind;
    private final OwnRegisters own;
    private final Allowance allowance;
    private final LookTable looks;

    RegisterTopic(RegisterKind kind, OwnRegisters own, Allowance allowance, LookTable looks) {
        this.kind = kind;
        this.own = own;
        this.allowance = allowance;
        this.looks = looks;
    }

    @Override
    public Topic topic() {
        return kind.topic();
    }

    @Override
    public List<Outcome> handle(ZoneCode partner, List<Received> entries, Instant now) {
        List<Outcome> outcomes = new ArrayList<>(entries.size());
        List<LookTable.Row> seen = new ArrayList<>();
        for (Received entry : entries) {
            outcomes.add(
                    switch (QuestionBody.read(kind, entry.bytes())) {
                        case QuestionBody.Reading.Refused refused ->
                            new Outcome.Refused("register-unreadable", Optional.empty(), refused.sentence());
                        case QuestionBody.Reading.Well well -> judged(partner, entry, well.question(), now, seen);
                    });
        }
        looks.add(seen);
        return outcomes;
    }

    private Outcome judged(
            ZoneCode partner, Received entry, QuestionBody question, Instant now, List<LookTable.Row> seen) {
        return switch (allowance.incoming(question)) {
            case Finding.Forbidden forbidden -> forbidden.refusal();
            case Finding.NotInForce none ->
                new Outcome.Refused(
                        "register-unreadable", Optional.empty(), RegisterWords.both("register.unreadable.article"));
            case Finding.Allowed allowed ->
                switch (own.answer(question, entry.bytes(), now)) {
                    case OwnRegisters.Said.Unavailable away ->
                        new Outcome.Refused(
                                UNAVAILABLE,
                                Optional.empty(),
                                RegisterWords.both("register.unavailable", away.cause()));
                    case OwnRegisters.Said.Answered answered -> {
                        seen.add(look(partner, question, answered.answer(), now));
                        yield new Outcome.Answered(topic(), answered.answer().bytes());
                    }
                };
        };
    }

    private LookTable.Row look(ZoneCode partner, QuestionBody question, AnswerBody answer, Instant now) {
        return new LookTable.Row(
                question.subject(),
                new Look(
                        now,
                        Look.Way.ANSWERED,
                        kind,
                        partner,
                        Optional.empty(),
                        question.matter(),
                        question.purpose(),
                        List.copyOf(question.fields()),
                        answer.result()));
    }
}
