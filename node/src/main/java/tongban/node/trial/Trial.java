package tongban.node.trial;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that a partner does wrong, and what a right node makes of it (docs/protocol/channel-1.md).
 *
 * @param word its name, for people and for programs
 * @param play does it and judges what came
 */
public record Trial(String word, Play play) {

    /** Does it. */
    public interface Play {
        /** @throws IOException when no answer came */
        Came with(PlayedPartner partner) throws IOException, InterruptedException;
    }

    /** All trials in the order in which they are played. */
    public static List<Trial> all() {
        return Stream.of(StartTrials.all(), DoorTrials.all(), BatchTrials.all(), EntryTrials.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The trial that ends the channel for good; for a zone that exists for trials only. */
    public static Trial fork() {
        return new Trial("fork", BatchTrials::fork);
    }

    /** Plays it, and looks whether the node still holds what this partner said, and no more. */
    public Came played(PlayedPartner partner) throws InterruptedException {
        try {
            Came came = play.with(partner);
            return came.right() ? came.and(partner.stands()) : came;
        } catch (IOException silence) {
            return new Came(false, "no answer: " + silence.getMessage());
        }
    }
}
