package tongban.node.exchange.publics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.kernel.channel.PublicHolding;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.exchange.PublicLog;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.node.exchange.link.Transport.Unreachable;
import tongban.node.zone.Partner;

/** Opens this zone's public log: partners say what they hold of it, and what an older backup lacks is fetched back. */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    /** Rounds in which every partner has its chance; afterwards those that answer are enough, if any does. */
    private static final int ROUNDS_FOR_ALL = 6;

    private final Surroundings outside;
    private final PublicLog log;
    private int rounds;

    /** What came of one attempt. */
    sealed interface Result {

        /** The log speaks. */
        record Open() implements Result {}

        /** Partners have not answered yet. */
        record Waiting(String sentence) implements Result {}

        /** People must look. */
        record Broken(String sentence) implements Result {}
    }

    private record Answer(Partner partner, Optional<SignedCheckpoint> head) {}

    Opening(Surroundings outside, PublicLog log) {
        this.outside = outside;
        this.log = log;
    }

    /** Asks all partners once, and opens the log when enough is known. */
    Result attempt() throws InterruptedException {
        rounds++;
        List<Partner> partners = outside.partners().all();
        List<Answer> answers = ask(partners);
        boolean enough = answers.size() == partners.size() || rounds > ROUNDS_FOR_ALL && !answers.isEmpty();
        if (!enough) {
            return new Result.Waiting(
                    answers.size() + " of " + partners.size() + " partners have said what they hold of this log");
        }
        List<SignedCheckpoint> held =
                answers.stream().flatMap(answer -> answer.head().stream()).toList();
        while (true) {
            switch (log.open(held, outside.clock().instant())) {
                case PublicLog.Opening.Opened opened -> {
                    return new Result.Open();
                }
                case PublicLog.Opening.Differs differs -> {
                    return new Result.Broken("a partner holds a head of this public log that the log never had: size "
                            + differs.held().checkpoint().size() + "; compare the databases before anything else");
                }
                case PublicLog.Opening.Missing missing -> {
                    if (!fetch(missing, answers)) {
                        return new Result.Broken("entries from " + missing.from()
                                + " on cannot be fetched back from the partners that hold them");
                    }
                }
            }
        }
    }

    private List<Answer> ask(List<Partner> partners) throws InterruptedException {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<Answer>>> questions = partners.stream()
                    .map(partner -> (Callable<Optional<Answer>>) () -> ask(partner))
                    .toList();
            for (Future<Optional<Answer>> answer : threads.invokeAll(questions)) {
                answer.get().ifPresent(answers::add);
            }
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        }
        return answers;
    }

    private Optional<Answer> ask(Partner partner) throws InterruptedException {
        try {
            Optional<SignedCheckpoint> head = outside.door()
                    .holding(partner, outside.self().code(), 0)
                    .map(PublicHolding::head)
                    .filter(this::isOurs);
            return Optional.of(new Answer(partner, head));
        } catch (Unreachable away) {
            LOG.debug("{} does not say what it holds of this zone's public log: {}", partner.code(), away.getMessage());
            return Optional.empty();
        }
    }

    /** Signed by a node key that this zone has or had; what a partner makes up must not keep the log shut. */
    boolean isOurs(SignedCheckpoint head) {
        boolean ours = head.checkpoint().channel().equals(outside.self().publicChannel())
                && outside.self().certificates().stream().anyMatch(certificate -> signed(head, certificate));
        if (!ours) {
            LOG.warn("a partner shows a head of this zone's public log that this zone did not sign");
        }
        return ours;
    }

    private boolean signed(SignedCheckpoint head, SignedNote certificate) {
        return KeyCertificate.read(certificate, outside.self().seal()) instanceof Reading.Well<KeyCertificate> well
                && well.value().kind() == KeyKind.NODE
                && head.note()
                        .signedBy(outside.self().code().value(), well.value().key(), Purpose.CHECKPOINT);
    }

    private boolean fetch(PublicLog.Opening.Missing missing, List<Answer> answers) throws InterruptedException {
        for (Answer answer : answers) {
            boolean holds = answer.head()
                    .filter(head -> head.checkpoint().size() > missing.from())
                    .isPresent();
            try {
                if (holds
                        && log.adopt(outside.door()
                                .copied(answer.partner(), outside.self().code(), missing.from()))) {
                    LOG.warn(
                            "public log: fetched back from {} on from {}",
                            missing.from(),
                            answer.partner().code());
                    return true;
                }
            } catch (Unreachable away) {
                LOG.warn(
                        "{} does not give this zone's public log back: {}",
                        answer.partner().code(),
                        away.getMessage());
            }
        }
        return false;
    }
}
