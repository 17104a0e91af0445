package tongban.node.casework.door;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import tongban.node.casework.Assignments;
import tongban.node.casework.Casework;
import tongban.node.casework.Consultations;
import tongban.node.casework.Duties;
import tongban.node.casework.MessageThread;
import tongban.node.casework.SavedViews;
import tongban.node.catalogue.Catalogue;

/** All that programs of this zone can do with cases. */
public final class Doors {

    private final List<Route> routes = new ArrayList<>();

    /** Cases, who works on them, and lists of them. */
    public record Cases(Casework casework, Assignments assignments, SavedViews views) {}

    /** What people write about them: to each other in this zone, and across zones with applicants. */
    public record Talks(Consultations consultations, MessageThread thread) {}

    public Doors(Cases cases, Talks talks, Catalogue catalogue, Duties duties, InstantSource clock) {
        routes.addAll(new CaseDoor(cases.casework(), cases.assignments(), cases.views()).routes());
        routes.addAll(new WorkDoor(cases.casework(), cases.assignments(), clock).routes());
        routes.addAll(new ViewDoor(cases.views()).routes());
        routes.addAll(new ConsultationDoor(talks.consultations(), cases.casework(), clock).routes());
        routes.addAll(new ThreadDoor(talks.thread()).routes());
        routes.addAll(new ItemDoor(catalogue, clock).routes());
        routes.addAll(new DutyDoor(duties).routes());
    }

    List<Route> routes() {
        return List.copyOf(routes);
    }
}
