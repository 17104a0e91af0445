package tongban.node.casework.desk;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseMessages;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRecord.Under;
import tongban.node.casework.Duty;
import tongban.node.casework.Duty.Standing;
import tongban.node.casework.Duty.State;
import tongban.node.casework.Entity;
import tongban.node.casework.FollowUp;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.Standards;
import tongban.node.casework.hook.Progress;
import tongban.node.casework.store.CaseTables;
import tongban.node.casework.store.DutyTable;
import tongban.node.compact.Compacts;
import tongban.node.exchange.Admission.Way;

/**
 * Duties by what happens to cases that this zone decides, in the transaction in which it happens: a grant begins them,
 * its revocation takes them back, an application settles them, and one that comes to nothing opens them again.
 */
final class FollowUps implements Progress {

    /** The handing in of an application, and what puts it back where it was. */
    private static final Set<Act> SETTLING = EnumSet.of(Act.SUBMIT, Act.REOPEN, Act.GRANT);

    private static final Set<Act> FAILING = EnumSet.of(Act.WITHDRAW, Act.REFUSE_ACCEPTANCE, Act.REFUSE);

    private final ZoneCode self;
    private final Stored stored;
    private final Standards standards;
    private final Clocks clocks;
    private final Surroundings surroundings;

    /** Cases, and what follows them. */
    record Stored(CaseTables cases, DutyTable duties) {}

    /** By what right partners are told, who is told here, and where ids come from. */
    record Surroundings(Supplier<Compacts> compacts, Notices notices, RandomGenerator random) {}

    FollowUps(ZoneCode self, Stored stored, Standards standards, Clocks clocks, Surroundings surroundings) {
        this.self = self;
        this.stored = stored;
        this.standards = standards;
        this.clocks = clocks;
        this.surroundings = surroundings;
    }

    @Override
    public void moved(CaseRecord file, List<HeldEvent> added, Instant now) {
        if (!file.state().deciding().equals(self)) {
            return;
        }
        for (HeldEvent held : added) {
            Act act = held.event().act();
            if (act == Act.GRANT) {
                granted(file, held.event().at(), now);
            }
            if (act == Act.REVOKE_DECISION) {
                revoked(file.id());
            }
            if (SETTLING.contains(act)) {
                settled(file, held.event().at());
            }
            if (FAILING.contains(act)) {
                failed(file.id());
            }
        }
    }

    private String standardOf(CaseRecord file) {
        return standards
                .inForce(file.state().opening().item(), LegalClock.dateOf(file.arrived()))
                .map(Standards.Standard::id)
                .orElse(file.state().opening().standard());
    }

    private byte[] formOf(CaseRecord file) {
        return Forms.current(stored.cases().events(file.id(), 1));
    }

    private void granted(CaseRecord file, Instant at, Instant now) {
        List<FollowUp> followUps = standards.follows(standardOf(file), () -> formOf(file), LegalClock.dateOf(at));
        for (FollowUp followUp : followUps) {
            Duty.Term term = new Duty.Term(at, followUp.limit(), clocks.due(followUp.limit(), at, now));
            for (FollowUp.Place place : followUp.each()) {
                Optional<Under> ground = ground(place, followUp.item(), now);
                boolean here = place.zone().equals(Optional.of(self));
                State state = here || ground.isPresent() ? State.OPEN : State.UNTOLD;
                Duty duty = new Duty(
                        CaseId.random(surroundings.random()),
                        self,
                        place.zone(),
                        followUp.item(),
                        followUp.by(),
                        place.entity(),
                        followUp.changes(),
                        ground,
                        term,
                        Optional.of(file.id()),
                        Standing.of(state));
                stored.duties().add(duty, ground.isPresent());
                if (here) {
                    surroundings.notices().follows(duty, now);
                }
            }
        }
    }

    private Optional<Under> ground(FollowUp.Place place, String item, Instant now) {
        return place.zone()
                .filter(zone -> !zone.equals(self))
                .flatMap(zone -> surroundings
                        .compacts()
                        .get()
                        .ground(zone, CaseMessages.FOLLOWS, item, Way.OUT, now)
                        .map(found -> new Under(found.id(), found.article().number())));
    }

    private void revoked(CaseId id) {
        for (Duty duty : stored.duties().following(id)) {
            if (duty.standing().state() != State.WITHDRAWN) {
                Standing was = duty.standing();
                Standing now = new Standing(State.WITHDRAWN, was.acknowledged(), was.settled(), was.by());
                stored.duties().stands(duty.in(now), duty.ground().isPresent());
            }
        }
    }

    /** By the moment at which the application was handed in, wherever that was. */
    private void settled(CaseRecord file, Instant at) {
        Optional<Entity> subject = standards.subject(standardOf(file), () -> formOf(file));
        if (subject.isEmpty()) {
            return;
        }
        String item = file.state().opening().item();
        for (Duty duty : stored.duties().waiting(item, subject.get().code())) {
            Standing was = duty.standing();
            Standing now = new Standing(State.SETTLED, was.acknowledged(), Optional.of(at), Optional.of(file.id()));
            stored.duties().stands(duty.in(now), duty.ground().isPresent());
        }
    }

    private void failed(CaseId id) {
        for (Duty duty : stored.duties().settledBy(id)) {
            if (duty.standing().state() == State.SETTLED) {
                Optional<Instant> acknowledged = duty.standing().acknowledged();
                State state = acknowledged.isPresent() ? State.ACKNOWLEDGED : State.OPEN;
                Standing now = new Standing(state, acknowledged, Optional.empty(), Optional.empty());
                stored.duties().stands(duty.in(now), duty.ground().isPresent());
            }
        }
    }
}
