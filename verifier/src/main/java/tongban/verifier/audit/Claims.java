package tongban.verifier.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.Digest;

/** What the signed heads of one export say about other channels, to be held against the exports of those. */
final class Claims {

    /** Claims that are remembered; later ones of a larger log are not held against other files. */
    private static final int MOST = 50_000;

    private final List<Claim> claims = new ArrayList<>();
    private @Nullable Acknowledgement lastAcknowledgement;
    private int falls;
    private List<PublicHead> lastHeads = List.of();
    private boolean complete = true;

    /**
     * That a log had a root at a size.
     *
     * @param kind how it was said
     * @param about the log; empty for the reverse channel between the zones, whose epoch and suite are not said
     * @param from whose log it is
     * @param to whom it is said to; empty for a public log
     * @param by the channel whose head says so
     * @param bySize the size of that head
     * @param offset where that head stands in the file
     * @param signed the head itself, where it is one of the log that it is about
     * @param falls how often acknowledgements in the file had gone back before this one
     */
    record Claim(
            How kind,
            Optional<ChannelName> about,
            ZoneCode from,
            Optional<ZoneCode> to,
            long size,
            Digest root,
            ChannelName by,
            long bySize,
            long offset,
            Optional<SignedCheckpoint> signed,
            int falls) {

        boolean isAbout(ChannelName channel) {
            return about.map(channel::equals)
                    .orElse(channel.from().equals(from) && channel.to().equals(to));
        }

        /**
         * Whether it is certain that it speaks of this log and not of the same zones' log in an earlier epoch. An
         * acknowledgement does not say its epoch; with each new epoch it goes back once, or the zones had nothing to
         * say in between.
         */
        boolean isCertainlyAbout(ChannelName channel) {
            return about.isPresent() || falls >= channel.epoch() - 1;
        }
    }

    /** How something is said of a log. */
    enum How {
        ACKNOWLEDGED,
        PUBLIC_HEAD,
        OWN_HEAD
    }

    /** Notes what a head of the file's channel says. */
    void head(Checkpoint head, long offset) {
        head.acknowledged().filter(ack -> !ack.equals(lastAcknowledgement)).ifPresent(ack -> {
            if (lastAcknowledgement != null && ack.size() < lastAcknowledgement.size()) {
                falls++;
            }
            lastAcknowledgement = ack;
            ChannelName channel = head.channel();
            add(new Claim(
                    How.ACKNOWLEDGED,
                    Optional.empty(),
                    channel.to().orElseThrow(),
                    Optional.of(channel.from()),
                    ack.size(),
                    ack.root(),
                    channel,
                    head.size(),
                    offset,
                    Optional.empty(),
                    falls));
        });
        for (PublicHead seen : head.publicHeads()) {
            if (!lastHeads.contains(seen)) {
                add(new Claim(
                        How.PUBLIC_HEAD,
                        Optional.of(seen.channel()),
                        seen.channel().from(),
                        Optional.empty(),
                        seen.size(),
                        seen.root(),
                        head.channel(),
                        head.size(),
                        offset,
                        Optional.empty(),
                        falls));
            }
        }
        lastHeads = head.publicHeads();
    }

    /** Notes a signed head of the reverse channel, which is a claim about that channel, and what it says of others. */
    void reverse(SignedCheckpoint signed, long offset) {
        Checkpoint head = signed.checkpoint();
        add(new Claim(
                How.OWN_HEAD,
                Optional.of(head.channel()),
                head.channel().from(),
                head.channel().to(),
                head.size(),
                head.root(),
                head.channel(),
                head.size(),
                offset,
                Optional.of(signed),
                falls));
    }

    private void add(Claim claim) {
        if (claims.size() < MOST) {
            claims.add(claim);
        } else {
            complete = false;
        }
    }

    List<Claim> all() {
        return claims;
    }

    boolean complete() {
        return complete;
    }
}
