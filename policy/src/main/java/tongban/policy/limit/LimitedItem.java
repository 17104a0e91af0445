package tongban.policy.limit;

import java.util.List;
import java.util.Optional;
import tongban.kernel.law.Parameter;

/**
 * An act that the law puts under a time limit.
 *
 * @param item its id: {@code branch-registration}
 * @param name what is to be done within the limit
 * @param starts from when it is counted
 * @param limit the limit over time
 * @param pauses the grounds on which its clock may stand still
 */
public record LimitedItem(
        String item, Wording name, Wording starts, Parameter<StatutoryLimit> limit, List<PauseGround> pauses) {
    /** Keeps its own copy of the grounds. */
    public LimitedItem {
        pauses = List.copyOf(pauses);
    }

    /** The pause ground with this id, if the law gives this item one. */
    public Optional<PauseGround> pause(String ground) {
        return pauses.stream().filter(pause -> pause.ground().equals(ground)).findFirst();
    }
}
