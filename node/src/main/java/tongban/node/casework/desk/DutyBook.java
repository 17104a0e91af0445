package tongban.node.casework.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.kernel.casework.CaseId;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseMessages;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord.Under;
import tongban.node.casework.Duties;
import tongban.node.casework.Duty;
import tongban.node.casework.Duty.Standing;
import tongban.node.casework.Duty.State;
import tongban.node.casework.Notice;
import tongban.node.casework.crossing.DutyMessage;
import tongban.node.casework.store.DutyTable;
import tongban.node.exchange.Busy;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Forbidden;
import tongban.node.exchange.Message;

/** What people of this zone see of duties and do to them, and what partners are told of them. */
final class DutyBook implements Duties {

    private static final Logger LOG = LoggerFactory.getLogger(DutyBook.class);

    /** How long before a limit's end the office is reminded: a company needs days for its application. */
    private static final Duration BEFORE = Duration.ofDays(7);

    private static final int SOON = 1;
    private static final int LATE = 2;
    private static final int AT_ONCE = 100;

    private final ZoneCode self;
    private final DutyTable duties;
    private final Notices notices;
    private final Supplier<Channels> channels;
    private final Desk.Timing timing;

    DutyBook(ZoneCode self, DutyTable duties, Notices notices, Supplier<Channels> channels, Desk.Timing timing) {
        this.self = self;
        this.duties = duties;
        this.notices = notices;
        this.channels = channels;
        this.timing = timing;
    }

    private Instant now() {
        return timing.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public List<Duty> list(Asked asked) {
        return duties.page(asked, now().plus(BEFORE));
    }

    @Override
    public Waiting waiting() {
        return duties.waiting(now());
    }

    @Override
    public Optional<Duty> find(CaseId id) {
        return duties.find(id);
    }

    @Override
    public List<Notice> notices(Duty duty) {
        return notices.of(duty);
    }

    @Override
    public Noted acknowledge(CaseId id) {
        return Objects.requireNonNull(timing.transactions().execute(status -> {
            Optional<Duty> known = duties.lock(id).filter(duty -> duty.zone().equals(Optional.of(self)));
            if (known.isEmpty()) {
                return new Noted.Refused(CaseOutcome.Refused.of("unknown-duty"));
            }
            Duty duty = known.get();
            State state = duty.standing().state();
            if (!state.waits()) {
                return new Noted.Refused(CaseOutcome.Refused.of("duty-over", state.word()));
            }
            if (state == State.ACKNOWLEDGED) {
                return new Noted.Done(duty);
            }
            Duty noted =
                    duty.in(new Standing(State.ACKNOWLEDGED, Optional.of(now()), Optional.empty(), Optional.empty()));
            duties.stands(noted, duty.ground().isPresent());
            return new Noted.Done(noted);
        }));
    }

    @Override
    public int whatIsDue() {
        Instant now = now();
        int done = 0;
        for (CaseId id : duties.dueBefore(now, LATE, AT_ONCE)) {
            done += remind(id, LATE, now);
        }
        for (CaseId id : duties.dueBefore(now.plus(BEFORE), SOON, AT_ONCE)) {
            done += remind(id, SOON, now);
        }
        return done;
    }

    /** Two replicas may both look: each is locked and read anew. */
    private int remind(CaseId id, int step, Instant now) {
        return Objects.requireNonNull(timing.transactions().execute(status -> {
            Optional<Duty> known =
                    duties.lock(id).filter(duty -> duty.standing().state().waits());
            if (known.isEmpty() || !duties.isToRemind(id, step)) {
                return 0;
            }
            notices.remind(known.get(), step == LATE, now);
            duties.reminded(id, step);
            return 1;
        }));
    }

    /** Tells partners what they are still to be told; what no agreement lets pass now is told when one does. */
    int tell() {
        int told = 0;
        for (CaseId id : duties.news(AT_ONCE)) {
            try {
                told += Objects.requireNonNull(timing.transactions().execute(status -> tell(id)));
            } catch (Forbidden | Busy later) {
                LOG.debug("duty {} is told later: {}", id, later.getMessage());
            }
        }
        return told;
    }

    private int tell(CaseId id) {
        Optional<Duty> found = duties.tell(id);
        if (found.isEmpty() || found.get().ground().isEmpty()) {
            return 0;
        }
        Duty duty = found.get();
        Under ground = duty.ground().get();
        boolean ours = duty.toldBy().equals(self);
        Message message = ours
                ? Message.of(CaseMessages.FOLLOWS, DutyMessage.writeFollows(duty, ground), now())
                : Message.of(CaseMessages.FOLLOWED, DutyMessage.writeFollowed(duty, ground), now());
        channels.get().tell(ours ? duty.zone().orElseThrow() : duty.toldBy(), message.inOrderOf(id.key()));
        return 1;
    }
}
