package tongban.node.exchange.link;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.exchange.Handlers.Outcome.Refused;
import tongban.kernel.exchange.Outgoing;
import tongban.node.exchange.Admission;
import tongban.node.exchange.Busy;
import tongban.node.exchange.Forbidden;
import tongban.node.exchange.Message;
import tongban.node.exchange.store.OutboxTable;
import tongban.node.zone.Partner;
import tongban.node.zone.ThisZone;

/** Writes what modules say into the caller's transaction. */
final class Outbox {

    static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    /** Drafts that may wait for one partner; a partner away for a week has its log, not its drafts, to grow. */
    private static final long BACKLOG_MAX = 100_000;

    private final ThisZone self;
    private final OutboxTable table;
    private final Admission admission;
    private final SecureRandom random;
    private final InstantSource clock;

    Outbox(ThisZone self, OutboxTable table, Admission admission, SecureRandom random, InstantSource clock) {
        this.self = self;
        this.table = table;
        this.admission = admission;
        this.random = random;
        this.clock = clock;
    }

    /** The message as a draft with a new id and salt. */
    Draft draft(Message message) {
        byte[] salt = new byte[Body.SALT_LENGTH];
        random.nextBytes(salt);
        if (message.body().length > ChannelLimits.BODY_MAX) {
            throw new IllegalArgumentException(
                    "a body has at most " + ChannelLimits.BODY_MAX + " bytes; send what is larger as an attachment");
        }
        return new Draft(
                EntryKind.MESSAGE,
                EntryId.random(random),
                message.happened(),
                message.key(),
                message.topic(),
                Optional.empty(),
                message.notAfter(),
                new Body(salt, message.body()),
                message.attachments());
    }

    EntryId write(Partner partner, Message message) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("tell is called inside a transaction, so that both happen or neither");
        }
        Admission.Said said = new Admission.Said(message.topic(), message.body(), false);
        List<Optional<Refused>> judged =
                admission.judge(partner.code(), Admission.Way.OUT, List.of(said), clock.instant());
        judged.getFirst().ifPresent(refused -> {
            throw new Forbidden(refused);
        });
        Outgoing empty = Outgoing.empty(self.channelTo(partner.code()), self.nodeKey());
        if (table.waiting(empty.channel()) >= BACKLOG_MAX) {
            throw new Busy(BACKLOG_MAX + " messages wait for " + partner.code() + "; try again later", TRY_AGAIN);
        }
        Draft draft = draft(message);
        table.write(empty, draft);
        return draft.id();
    }
}
