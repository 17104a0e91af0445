package tongban.node.casework.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.kernel.casework.Act;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Duty;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.Notice;
import tongban.node.casework.Notice.Audience;
import tongban.node.casework.NoticeChannel;
import tongban.node.casework.store.NoticeTable;
import tongban.node.casework.store.NoticeTable.About;
import tongban.node.casework.store.NoticeTable.Telling;
import tongban.node.rounds.Pauses;

/**
 * Tells people what happens to their case: in the transaction in which it happens, and on every channel there is. Who
 * applied is told by the zone where the application was handed in.
 */
final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    /** What the law or good manners ask to be told to who applied. */
    private static final Set<Act> TOLD = EnumSet.of(
            Act.SUBMIT,
            Act.TELL_GAPS,
            Act.ACCEPT,
            Act.DEEM_ACCEPTED,
            Act.REFUSE_ACCEPTANCE,
            Act.PAUSE,
            Act.RESUME,
            Act.EXTEND,
            Act.GRANT,
            Act.REFUSE,
            Act.REVOKE_DECISION,
            Act.CONFIRM_DECISION,
            Act.COMPLETE,
            Act.WITHDRAW,
            Act.DENY_REQUEST,
            Act.ANSWER_COMPLAINT,
            Act.REOPEN);

    private static final int AT_ONCE = 64;
    private static final int ATTEMPTS_MAX = 12;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Pauses PAUSES = new Pauses(Duration.ofMinutes(1), Duration.ofHours(6));
    private static final int FAULT_MAX = 200;

    private final NoticeTable table;
    private final Supplier<List<NoticeChannel>> channels;

    Notices(NoticeTable table, Supplier<List<NoticeChannel>> channels) {
        this.table = table;
        this.channels = channels;
    }

    private List<String> serving(Audience audience) {
        List<String> serving = new ArrayList<>(List.of(NoticeTable.PORTAL));
        channels.get().stream()
                .filter(channel -> channel.serves(audience))
                .map(NoticeChannel::channel)
                .forEach(serving::add);
        return serving;
    }

    /** Tells who applied, within the transaction of the events. */
    void tell(CaseRecord file, List<HeldEvent> added, Instant now) {
        List<String> serving = serving(Audience.APPLICANT);
        table.add(added.stream()
                .map(held -> held.event().act())
                .filter(TOLD::contains)
                .map(act -> new Telling(About.theCase(file.id()), Audience.APPLICANT, act.event(), serving, now))
                .toList());
    }

    /** Tells the office before a limit, or its supervisors after it. */
    void remind(CaseRecord file, boolean late, Instant now) {
        remind(About.theCase(file.id()), late, now);
    }

    /** The same of a duty. */
    void remind(Duty duty, boolean late, Instant now) {
        remind(About.duty(duty.id()), late, now);
    }

    private void remind(About about, boolean late, Instant now) {
        Audience audience = late ? Audience.SUPERVISOR : Audience.OFFICE;
        table.add(List.of(new Telling(about, audience, late ? "escalation" : "reminder", serving(audience), now)));
    }

    /** Tells the office that a duty began here. */
    void follows(Duty duty, Instant now) {
        table.add(
                List.of(new Telling(About.duty(duty.id()), Audience.OFFICE, "follows", serving(Audience.OFFICE), now)));
    }

    List<Notice> of(CaseRecord file) {
        return table.of(About.theCase(file.id()));
    }

    List<Notice> of(Duty duty) {
        return table.of(About.duty(duty.id()));
    }

    /**
     * Delivers what is due; call it outside any transaction.
     *
     * @return how many attempts were made
     */
    int deliver(Instant now) {
        List<Notice> due = table.take(now, LEASE, AT_ONCE);
        for (Notice notice : due) {
            Optional<NoticeChannel> channel = channels.get().stream()
                    .filter(one -> one.channel().equals(notice.channel()))
                    .findFirst();
            try {
                channel.orElseThrow(() -> new IllegalStateException("there is no channel " + notice.channel()))
                        .deliver(notice);
                table.delivered(notice, now);
            } catch (RuntimeException fault) {
                String told = String.valueOf(fault.getMessage());
                LOG.warn("notice {} was not delivered by {}", notice.id(), notice.channel());
                table.failed(notice, told.substring(0, Math.min(FAULT_MAX, told.length())), next(notice, now), now);
            }
        }
        return due.size();
    }

    /** One minute, two, four and so on; six hours at most; given up after twelve attempts. */
    private static Optional<Instant> next(Notice notice, Instant now) {
        return notice.attempts() >= ATTEMPTS_MAX
                ? Optional.empty()
                : Optional.of(now.plus(PAUSES.after(notice.attempts())));
    }
}
