package tongban.node.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.BatchRefusal.Reason;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Topic;
import tongban.kernel.merkle.Digest;

/** Trials about batches that must be refused as a whole (docs/protocol/channel-1.md, 8). */
final class BatchTrials {

    private static final Topic KEY_TOPIC = new Topic("channel.key", 1);
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private BatchTrials() {}

    static List<Trial> all() {
        return List.of(
                new Trial("wrong-channel", BatchTrials::wrongChannel),
                new Trial("clock-ahead", BatchTrials::clockAhead),
                new Trial("time-fell", BatchTrials::timeFell),
                new Trial("wrong-signature", BatchTrials::wrongSignature),
                new Trial("gap", BatchTrials::gap),
                new Trial("wrong-root", BatchTrials::wrongRoot),
                new Trial("corrupt-body", BatchTrials::corruptBody),
                new Trial("altered-entry", BatchTrials::alteredEntry),
                new Trial("skipped-index", BatchTrials::skippedIndex),
                new Trial("key-change-without-certificate", BatchTrials::keyChange),
                new Trial("acknowledges-other", BatchTrials::acknowledgesOther),
                new Trial("acknowledges-too-much", BatchTrials::acknowledgesTooMuch));
    }

    static Draft note(PlayedPartner partner) {
        return partner.draft(EntryTrials.NOBODYS, "trial".getBytes(StandardCharsets.UTF_8));
    }

    private static Digest noise(PlayedPartner partner) {
        byte[] bytes = new byte[Digest.LENGTH];
        partner.random().nextBytes(bytes);
        return Digest.of(bytes);
    }

    private static Came refused(PlayedPartner partner, Batch batch, Reason reason)
            throws IOException, InterruptedException {
        return Came.refusal(partner.send(partner.saying(batch)), reason);
    }

    private static Came wrongChannel(PlayedPartner partner) throws IOException, InterruptedException {
        ChannelName own = partner.channel();
        ChannelName other = ChannelName.between(own.from(), partner.node(), own.epoch() + 1, own.suite());
        Checkpoint head =
                new Checkpoint(other, 0, partner.hash().emptyRoot(), partner.later(), Optional.empty(), List.of());
        return refused(partner, Batch.of(0, List.of(), head.sign(List.of(partner.key()))), Reason.WRONG_CHANNEL);
    }

    private static Came clockAhead(PlayedPartner partner) throws IOException, InterruptedException {
        Batch batch = Batch.of(
                partner.size(),
                List.of(),
                partner.head(partner.size(), partner.root(), partner.now().plus(AHEAD)));
        return refused(partner, batch, Reason.CLOCK_AHEAD);
    }

    private static Came timeFell(PlayedPartner partner) throws IOException, InterruptedException {
        partner.says(List.of(note(partner)));
        Batch grown = partner.next(List.of(note(partner)));
        Checkpoint head = grown.checkpoint().checkpoint();
        Batch earlier = Batch.of(
                grown.first(),
                grown.entries(),
                partner.head(head.size(), head.root(), partner.lastTime().minusSeconds(5)));
        return refused(partner, earlier, Reason.TIME_FELL);
    }

    /** The right key's line over another text. */
    private static Came wrongSignature(PlayedPartner partner) throws IOException, InterruptedException {
        byte[] bytes = partner.saying(partner.next(List.of(note(partner)))).encode();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int seconds = text.indexOf("\ntime ") + "\ntime 2026-11-25T03:00:0".length();
        bytes[seconds] = (byte) (bytes[seconds] == '0' ? '1' : '0');
        return Came.refusal(partner.send(bytes), Reason.SIGNATURE_INVALID, Reason.CLOCK_AHEAD);
    }

    private static Came gap(PlayedPartner partner) throws IOException, InterruptedException {
        long first = partner.size() + 1;
        Entry entry = note(partner).at(first, partner.hash());
        Batch batch = Batch.of(first, List.of(entry), partner.head(first + 1, noise(partner), partner.later()));
        return refused(partner, batch, Reason.GAP);
    }

    private static Came wrongRoot(PlayedPartner partner) throws IOException, InterruptedException {
        Batch batch = Batch.of(
                partner.size(),
                partner.entries(List.of(note(partner))),
                partner.head(partner.size() + 1, noise(partner), partner.later()));
        return refused(partner, batch, Reason.ROOT_MISMATCH);
    }

    private static Came corruptBody(PlayedPartner partner) throws IOException, InterruptedException {
        Batch batch = partner.next(List.of(note(partner)));
        Entry entry = batch.entries().getFirst();
        Body other = new Body(entry.body().orElseThrow().salt(), "other".getBytes(StandardCharsets.UTF_8));
        Entry damaged = new Entry(entry.headerBytes(), Optional.of(other));
        return refused(partner, Batch.of(batch.first(), List.of(damaged), batch.checkpoint()), Reason.CORRUPT);
    }

    /** What is held already, once more with other bytes, under the true head. */
    private static Came alteredEntry(PlayedPartner partner) throws IOException, InterruptedException {
        partner.says(List.of(note(partner)));
        long place = partner.size() - 1;
        Entry other = note(partner).at(place, partner.hash());
        return refused(
                partner, Batch.of(place, List.of(other), partner.nothingNew().checkpoint()), Reason.CORRUPT);
    }

    private static Came skippedIndex(PlayedPartner partner) throws IOException, InterruptedException {
        Entry displaced = note(partner).at(partner.size() + 1, partner.hash());
        return refused(partner, partner.grown(List.of(displaced)), Reason.WRONG_INDEX);
    }

    private static Came keyChange(PlayedPartner partner) throws IOException, InterruptedException {
        Draft plain = partner.draft(KEY_TOPIC, "no certificate".getBytes(StandardCharsets.UTF_8));
        Draft change = new Draft(
                EntryKind.KEY_CHANGE,
                plain.id(),
                plain.eventTime(),
                Optional.empty(),
                plain.topic(),
                Optional.empty(),
                Optional.empty(),
                plain.body(),
                List.of());
        return refused(partner, partner.next(List.of(change)), Reason.KEY_CHANGE_INVALID);
    }

    private static Batch acknowledging(PlayedPartner partner, long size) {
        Checkpoint head = new Checkpoint(
                partner.channel(),
                partner.size(),
                partner.root(),
                partner.later(),
                Optional.of(new Acknowledgement(size, noise(partner))),
                List.of());
        return Batch.of(partner.size(), List.of(), head.sign(List.of(partner.key())));
    }

    private static Came acknowledgesOther(PlayedPartner partner) throws IOException, InterruptedException {
        return refused(partner, acknowledging(partner, partner.heardSize()), Reason.ACKNOWLEDGES_OTHER);
    }

    /** The node may have been restored, so it is right to start anew, and to go on once it knows better. */
    private static Came acknowledgesTooMuch(PlayedPartner partner) throws IOException, InterruptedException {
        Came came = refused(partner, acknowledging(partner, partner.heardSize() + 9), Reason.ACKNOWLEDGES_UNKNOWN);
        boolean again = partner.meets();
        return came.and(new Came(again, again ? "" : "the node did not start again"));
    }

    /** Two heads of one size with different roots, both signed. */
    static Came fork(PlayedPartner partner) throws IOException, InterruptedException {
        partner.says(List.of(note(partner)));
        Batch other =
                Batch.of(partner.size(), List.of(), partner.head(partner.size(), noise(partner), partner.later()));
        Came came = refused(partner, other, Reason.FORKED);
        return came.and(refused(partner, partner.nothingNew(), Reason.FORKED));
    }
}
