package tongban.node.story;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One story as it was played.
 *
 * @param checks what it claimed, in order
 * @param stuck why it could not go on to its end
 */
record Performance(Story story, List<Check<?>> checks, Optional<String> stuck) {

    /** Plays a story on ground of its own; with {@code keep}, what it leaves is copied there. */
    static Performance of(Story story, Stage.Ground ground, Telling telling, Optional<Path> keep)
            throws IOException, SQLException, InterruptedException {
        List<Check<?>> checks = new ArrayList<>();
        Telling noting = new Telling() {
            @Override
            public void step(String key, Object... arguments) {
                telling.step(key, arguments);
            }

            @Override
            public void check(Check<?> check) {
                checks.add(check);
                telling.check(check);
            }
        };
        try (Stage stage = new Stage(ground, noting)) {
            story.play(stage);
            if (keep.isPresent()) {
                stage.keepIn(keep.get());
            }
            return new Performance(story, List.copyOf(checks), Optional.empty());
        } catch (Stuck stuck) {
            return new Performance(story, List.copyOf(checks), Optional.of(String.valueOf(stuck.getMessage())));
        }
    }

    /** How many checks do not hold, one more when it could not be played to its end. */
    long failed(Set<String> inverted) {
        return checks.stream().filter(check -> !check.passes(inverted)).count() + (stuck.isPresent() ? 1 : 0);
    }

    long passed(Set<String> inverted) {
        return checks.stream().filter(check -> check.passes(inverted)).count();
    }
}
