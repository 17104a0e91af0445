package tongban.node.casework.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord.Under;
import tongban.node.casework.Duty;
import tongban.node.casework.Duty.Standing;
import tongban.node.casework.Duty.State;
import tongban.node.casework.crossing.DutyMessage.Followed;
import tongban.node.casework.crossing.DutyMessage.Follows;
import tongban.node.casework.store.DutyTable;
import tongban.node.compact.Compacts;

/** What partners say of duties; each runs in the transaction that stores their entry. */
final class DutyArrivals {

    private static final Outcome DONE = new Outcome.Done();

    private final ZoneCode self;
    private final DutyTable duties;
    private final Clocks clocks;
    private final Notices notices;
    private final Supplier<Compacts> compacts;

    DutyArrivals(ZoneCode self, DutyTable duties, Clocks clocks, Notices notices, Supplier<Compacts> compacts) {
        this.self = self;
        this.duties = duties;
        this.clocks = clocks;
        this.notices = notices;
        this.compacts = compacts;
    }

    private static Outcome refused(String word, Object... arguments) {
        CaseOutcome.Refused refusal = CaseOutcome.Refused.of(word, arguments);
        return new Outcome.Refused("casework-" + word, Optional.empty(), refusal.both());
    }

    /** Something follows a partner's grant here, or does not follow any more. */
    Outcome follows(ZoneCode partner, Under ground, Follows said, Instant now) {
        if (compacts.get()
                .article(ground.compact(), ground.article())
                .filter(article -> article.serves(said.item()))
                .isEmpty()) {
            return refused("item-not-agreed", said.item());
        }
        Optional<Duty> known = duties.lock(said.id());
        if (known.filter(duty -> !duty.toldBy().equals(partner)).isPresent()) {
            return refused("not-a-party", partner);
        }
        if (known.isEmpty()) {
            begin(partner, ground, said, now);
        } else if (said.withdrawn()) {
            Standing was = known.get().standing();
            Standing end = new Standing(State.WITHDRAWN, was.acknowledged(), was.settled(), was.by());
            duties.stands(known.get().in(end), false);
        }
        return DONE;
    }

    private void begin(ZoneCode partner, Under ground, Follows said, Instant now) {
        Duty duty = new Duty(
                said.id(),
                partner,
                Optional.of(self),
                said.item(),
                said.parent(),
                said.entity(),
                said.changes(),
                Optional.of(ground),
                new Duty.Term(said.since(), said.limit(), clocks.due(said.limit(), said.since(), now)),
                Optional.empty(),
                Standing.of(said.withdrawn() ? State.WITHDRAWN : State.OPEN));
        if (duties.add(duty, false) && !said.withdrawn()) {
            notices.follows(duty, now);
        }
    }

    /** What became of a duty at a partner. */
    Outcome followed(ZoneCode partner, Followed said) {
        Optional<Duty> known = duties.lock(said.id())
                .filter(duty -> duty.toldBy().equals(self) && duty.zone().equals(Optional.of(partner)));
        if (known.isEmpty()) {
            return refused("unknown-duty");
        }
        Duty duty = known.get();
        if (duty.standing().state() == State.WITHDRAWN) {
            // It crossed the revocation; the partner hears of that and has nothing more to do.
            return DONE;
        }
        duties.stands(duty.in(said.standing()), false);
        return DONE;
    }
}
