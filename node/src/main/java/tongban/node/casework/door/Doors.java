package tongban.node.casework.door;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tongban.node.casework.Assignments;
import tongban.node.casework.Casework;
import tongban.node.casework.Duties;
import tongban.node.catalogue.Catalogue;

/** All that programs of this zone can do with cases. */
public final class Doors {

    private final List<Route> routes = new ArrayList<>();

    public Doors(Casework casework, Assignments assignments, Catalogue catalogue, Duties duties, InstantSource clock) {
        routes.addAll(new CaseDoor(casework, assignments).routes());
        routes.addAll(new WorkDoor(casework, assignments, clock).routes());
        routes.addAll(new ItemDoor(catalogue, clock).routes());
        routes.addAll(new DutyDoor(duties).routes());
    }

    List<Route> routes() {
        return List.copyOf(routes);
    }
}
