package tongban.node.casework.door;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tongban.node.casework.Casework;
import tongban.node.catalogue.Catalogue;

/** All that programs of this zone can do with cases. */
public final class Doors {

    private final List<Route> routes = new ArrayList<>();

    public Doors(Casework casework, Catalogue catalogue, InstantSource clock) {
        routes.addAll(new CaseDoor(casework).routes());
        routes.addAll(new ItemDoor(catalogue, clock).routes());
    }

    List<Route> routes() {
        return List.copyOf(routes);
    }
}
