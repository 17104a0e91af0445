package tongban.node.identity;

import java.util.UUID;

/** The number of a citizen's account at this zone, never used again for another; it says nothing of the person. */
public record AccountId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
