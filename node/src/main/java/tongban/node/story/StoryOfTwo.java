package tongban.node.story;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** A story of two zones that have joined each other and run when it begins. */
sealed interface StoryOfTwo extends Story
        permits HelloStory,
                BranchCaseStory,
                SameStandardStory,
                TakeoverStory,
                SupplementStory,
                RefusalStory,
                CounterOfflineStory,
                CrossingStory,
                ParentChangesStory,
                CompactEndsStory,
                PartnerAwayStory,
                RestoreOlderStory,
                LostKeyStory {

    @Override
    default void play(Stage stage) throws IOException, SQLException, InterruptedException {
        stage.step("start");
        List<PlayedZone> zones = stage.partners();
        play(stage, zones.getFirst(), zones.getLast());
    }

    /** What the two of them do. */
    void play(Stage stage, PlayedZone a, PlayedZone b) throws IOException, SQLException, InterruptedException;
}
