package tongban.node.story;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** A deed between zones, played on nodes that are there for it alone. */
sealed interface Story permits StoryOfTwo, JoinStory, SplitViewStory {

    /** The word by which it is called. */
    String name();

    /**
     * Plays it; what is seen becomes {@link Check}s.
     *
     * @throws Stuck when something that the rest needs does not come about
     */
    void play(Stage stage) throws IOException, SQLException, InterruptedException;

    /** All of them, in the order in which they are best read. */
    static List<Story> all() {
        return List.of(
                new HelloStory(),
                new BranchCaseStory(),
                new SameStandardStory(),
                new TakeoverStory(),
                new SupplementStory(),
                new RefusalStory(),
                new CounterOfflineStory(),
                new CrossingStory(),
                new ParentChangesStory(),
                new JoinStory(),
                new CompactEndsStory(),
                new PartnerAwayStory(),
                new RestoreOlderStory(),
                new LostKeyStory(),
                new SplitViewStory());
    }
}
