package tongban.node.exchange.link;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.RefusalBody;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.ExchangeTransaction;
import tongban.kernel.exchange.Handlers;
import tongban.node.exchange.Admission;
import tongban.node.exchange.Answer;
import tongban.node.exchange.AnswerHandler;
import tongban.node.exchange.TopicHandler;
import tongban.node.exchange.store.PairTransaction;

/** Brings the entries of one partner to the modules that own their topics, in runs of one topic. */
final class Dispatch implements Handlers {

    private final ZoneCode partner;
    private final Map<Topic, TopicHandler> handlers;
    private final Map<Topic, AnswerHandler> answerHandlers;
    private final Admission admission;
    private final Questions questions;

    /** What the modules have brought. */
    record Modules(List<TopicHandler> handlers, List<AnswerHandler> answerHandlers, Admission admission) {}

    Dispatch(ZoneCode partner, Modules modules, Questions questions) {
        this.partner = partner;
        this.handlers = modules.handlers().stream().collect(Collectors.toMap(TopicHandler::topic, Function.identity()));
        this.answerHandlers = modules.answerHandlers().stream()
                .collect(Collectors.toMap(AnswerHandler::question, Function.identity()));
        this.admission = modules.admission();
        this.questions = questions;
    }

    @Override
    public boolean accepts(Topic topic) {
        return handlers.containsKey(topic);
    }

    @Override
    public List<Outcome> handle(ExchangeTransaction transaction, List<Received> entries, Instant now) {
        List<Outcome> outcomes = new ArrayList<>(entries.size());
        int from = 0;
        while (from < entries.size()) {
            int to = from + 1;
            while (to < entries.size() && sameRun(entries.get(from), entries.get(to))) {
                to++;
            }
            List<Received> run = entries.subList(from, to);
            if (entries.get(from).header().kind().isReply()) {
                answers((PairTransaction) transaction, run, now);
                run.forEach(reply -> outcomes.add(new Outcome.Done()));
            } else {
                outcomes.addAll(messages(run, now));
            }
            from = to;
        }
        return outcomes;
    }

    private static boolean sameRun(Received one, Received other) {
        boolean reply = one.header().kind().isReply();
        return reply == other.header().kind().isReply()
                && (reply || one.header().topic().equals(other.header().topic()));
    }

    private List<Outcome> messages(List<Received> run, Instant now) {
        TopicHandler handler = handlers.get(run.getFirst().header().topic());
        if (handler == null) {
            throw new IllegalStateException(
                    "no handler for " + run.getFirst().header().topic());
        }
        List<Optional<Outcome.Refused>> refusals = judge(run, now);
        List<Received> allowed = new ArrayList<>(run.size());
        for (int i = 0; i < run.size(); i++) {
            if (refusals.get(i).isEmpty()) {
                allowed.add(run.get(i));
            }
        }
        List<Outcome> handled = allowed.isEmpty() ? List.of() : handler.handle(partner, allowed, now);
        if (handled.size() != allowed.size()) {
            throw new IllegalStateException(
                    handler.topic() + " gave " + handled.size() + " outcomes for " + allowed.size());
        }
        List<Outcome> outcomes = new ArrayList<>(run.size());
        int next = 0;
        for (Optional<Outcome.Refused> refusal : refusals) {
            outcomes.add(refusal.isPresent() ? refusal.get() : handled.get(next++));
        }
        return outcomes;
    }

    private List<Optional<Outcome.Refused>> judge(List<Received> run, Instant now) {
        // What was answered before a restore was allowed then; its effect is due once more.
        List<Admission.Said> said = run.stream()
                .map(one -> new Admission.Said(
                        one.header().topic(), one.bytes(), one.header().kind() == EntryKind.QUESTION))
                .toList();
        List<Optional<Outcome.Refused>> judged = new ArrayList<>(admission.judge(partner, Admission.Way.IN, said, now));
        for (int i = 0; i < run.size(); i++) {
            if (run.get(i).again()) {
                judged.set(i, Optional.empty());
            }
        }
        return judged;
    }

    private Optional<Topic> topicOf(PairTransaction transaction, EntryId question) {
        return questions.topic(question).or(() -> transaction.said(question).map(EntryHeader::topic));
    }

    private void answers(PairTransaction transaction, List<Received> run, Instant now) {
        List<Answer> answers = run.stream()
                .filter(reply -> reply.header().kind() != EntryKind.SET_ASIDE)
                .map(Dispatch::answer)
                .toList();
        if (!answerHandlers.isEmpty()) {
            Map<Topic, List<Answer>> byTopic = new HashMap<>();
            for (Answer answer : answers) {
                topicOf(transaction, answer.question())
                        .filter(answerHandlers::containsKey)
                        .ifPresent(topic -> byTopic.computeIfAbsent(topic, none -> new ArrayList<>())
                                .add(answer));
            }
            byTopic.forEach((topic, list) -> {
                AnswerHandler handler = answerHandlers.get(topic);
                if (handler != null) {
                    handler.answered(partner, list, now);
                }
            });
        }
        transaction.afterCommit(() -> answers.forEach(questions::answered));
    }

    private static Answer answer(Received reply) {
        EntryId question = reply.header().inReplyTo().orElseThrow();
        long index = reply.header().index();
        if (reply.header().kind() == EntryKind.ANSWER) {
            return new Answer.Answered(question, index, reply.header().topic(), reply.bytes());
        }
        RefusalBody body = RefusalBody.decode(reply.bytes())
                .orElseGet(() -> new RefusalBody("unreadable", index, "", "the refusal cannot be read"));
        Optional<String> provision =
                Stream.of(body.provision()).filter(text -> !text.isEmpty()).findFirst();
        return new Answer.Refused(question, index, body.reason(), provision, body.sentence());
    }

    @Override
    public void adopted(ExchangeTransaction transaction, List<Entry> entries) {
        // What this zone said before a restore is in its log again; no module keeps a copy of it that could differ.
    }
}
