package tongban.node.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Topic;

/** Trials about entries that are stored and answered, each with the signed refusal that it deserves. */
final class EntryTrials {

    /** A topic that no module owns. */
    static final Topic NOBODYS = new Topic("trial.nobodys", 1);

    private static final Topic HELLO = new Topic("exchange.hello", 1);
    private static final Topic ERASURE = new Topic("channel.erasure", 1);
    private static final Duration QUESTION_FOR = Duration.ofSeconds(20);

    private EntryTrials() {}

    static List<Trial> all() {
        return List.of(
                new Trial("unknown-topic", partner -> refused(partner, BatchTrials.note(partner), "unknown-topic")),
                new Trial("replay", EntryTrials::replay),
                new Trial("stale-head", EntryTrials::staleHead),
                new Trial("id-reused", EntryTrials::idReused),
                new Trial("id-repeated", EntryTrials::idRepeated),
                new Trial("unreadable-header", EntryTrials::unreadable),
                new Trial("too-late", EntryTrials::tooLate),
                new Trial("erasure-of-nothing", EntryTrials::erasure),
                new Trial("question", EntryTrials::question));
    }

    private static Came refused(PlayedPartner partner, Draft draft, String reason)
            throws IOException, InterruptedException {
        Came taken = partner.says(List.of(draft));
        return taken.right() ? reply(partner, draft.id(), List.of(reason)) : taken;
    }

    private static Came reply(PlayedPartner partner, EntryId entry, List<String> right)
            throws IOException, InterruptedException {
        Optional<String> came = partner.awaitReply(entry);
        return new Came(
                came.filter(right::contains).isPresent(),
                came.map(word -> word.equals(PlayedPartner.ANSWERED) ? word : "signed refusal " + word)
                        .orElse("stored, but no signed reply came"));
    }

    /** The same request twice: the node answers again, and nothing grows. */
    private static Came replay(PlayedPartner partner) throws IOException, InterruptedException {
        Batch batch = partner.next(List.of(BatchTrials.note(partner)));
        Came first = Came.taken(partner.send(partner.saying(batch)));
        if (!first.right()) {
            return first;
        }
        partner.keep(batch);
        long heard = partner.heardSize();
        Came again = Came.taken(partner.send(partner.saying(batch)));
        boolean same = partner.heardSize() == heard;
        return again.and(new Came(same, "the node's log grew by " + (partner.heardSize() - heard)));
    }

    /** An old head after a newer one: a late copy, and no effect. */
    private static Came staleHead(PlayedPartner partner) throws IOException, InterruptedException {
        Batch old = partner.nothingNew();
        partner.says(List.of(BatchTrials.note(partner)));
        return Came.taken(partner.send(partner.saying(old)));
    }

    private static Came idReused(PlayedPartner partner) throws IOException, InterruptedException {
        Draft first = BatchTrials.note(partner);
        Came taken = refused(partner, first, "unknown-topic");
        if (!taken.right()) {
            return taken;
        }
        Body body = new Body(first.body().salt(), "another body".getBytes(StandardCharsets.UTF_8));
        partner.forgetsReply(first.id());
        return refused(
                partner, Draft.message(first.id(), first.eventTime(), Optional.empty(), NOBODYS, body), "id-reused");
    }

    private static Came idRepeated(PlayedPartner partner) throws IOException, InterruptedException {
        Draft first = BatchTrials.note(partner);
        Came taken = refused(partner, first, "unknown-topic");
        partner.forgetsReply(first.id());
        return taken.right() ? refused(partner, first, "unknown-topic") : taken;
    }

    /** Bytes in a header's place: the entry is under the signed root, so it is stored and refused. */
    private static Came unreadable(PlayedPartner partner) throws IOException, InterruptedException {
        Entry entry = partner.entries(List.of(BatchTrials.note(partner))).getFirst();
        byte[] header = Arrays.copyOf(entry.headerBytes(), entry.headerBytes().length - 1);
        header[0] = (byte) 0xee;
        long index = partner.size();
        Came taken = partner.says(partner.grown(List.of(new Entry(header, entry.body()))));
        return taken.right() ? reply(partner, new EntryId(0, index), List.of("unreadable-header")) : taken;
    }

    private static Came tooLate(PlayedPartner partner) throws IOException, InterruptedException {
        Draft late = partner.draft(HELLO, "{}".getBytes(StandardCharsets.UTF_8))
                .asking(partner.now().minusSeconds(30));
        return refused(partner, late, "too-late");
    }

    private static Came erasure(PlayedPartner partner) throws IOException, InterruptedException {
        Draft plain =
                partner.draft(ERASURE, "erase 4000000000\nground trial\narticle -\n".getBytes(StandardCharsets.UTF_8));
        Draft erasing = new Draft(
                EntryKind.ERASURE,
                plain.id(),
                plain.eventTime(),
                Optional.empty(),
                plain.topic(),
                Optional.empty(),
                Optional.empty(),
                plain.body(),
                List.of());
        return refused(partner, erasing, "erasure-invalid");
    }

    /** A right question: an answer, or a refusal where no agreement allows the topic. */
    private static Came question(PlayedPartner partner) throws IOException, InterruptedException {
        Draft asked = partner.draft(HELLO, "{\"words\":\"trial\"}".getBytes(StandardCharsets.UTF_8))
                .asking(partner.now().plus(QUESTION_FOR));
        Came taken = partner.says(List.of(asked));
        if (!taken.right()) {
            return taken;
        }
        Optional<String> came = partner.awaitReply(asked.id());
        return new Came(came.isPresent(), came.orElse("no signed reply came"));
    }
}
