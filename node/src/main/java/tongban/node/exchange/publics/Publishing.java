package tongban.node.exchange.publics;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryId;
import tongban.kernel.exchange.Outgoing;
import tongban.node.exchange.Busy;
import tongban.node.exchange.Message;
import tongban.node.exchange.PublicChannel;
import tongban.node.exchange.store.ChannelReader;
import tongban.node.exchange.store.OutboxTable;
import tongban.node.zone.ThisZone;

/** Writes what modules say to everybody into the caller's transaction. */
final class Publishing implements PublicChannel {

    private static final long BACKLOG_MAX = 100_000;
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    private final ThisZone self;
    private final Tables tables;
    private final PublicChannels running;
    private final SecureRandom random;

    /** Where drafts go, and where the log is read. */
    record Tables(OutboxTable outbox, ChannelReader reader) {}

    Publishing(ThisZone self, Tables tables, PublicChannels running, SecureRandom random) {
        this.self = self;
        this.tables = tables;
        this.running = running;
        this.random = random;
    }

    @Override
    public EntryId publish(Message message) {
        if (!message.attachments().isEmpty() || message.notAfter().isPresent()) {
            throw new IllegalArgumentException("what everybody may read has neither attachments nor a not-after");
        }
        if (message.body().length > ChannelLimits.BODY_MAX) {
            throw new IllegalArgumentException("a body has at most " + ChannelLimits.BODY_MAX + " bytes");
        }
        return write(draft(message));
    }

    private Draft draft(Message message) {
        byte[] salt = new byte[Body.SALT_LENGTH];
        random.nextBytes(salt);
        return Draft.message(
                EntryId.random(random),
                message.happened(),
                message.key(),
                message.topic(),
                new Body(salt, message.body()));
    }

    private EntryId write(Draft draft) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("publish is called inside a transaction, so that both happen or neither");
        }
        Outgoing empty = Outgoing.empty(self.publicChannel(), self.nodeKey());
        if (tables.outbox().waiting(empty.channel()) >= BACKLOG_MAX) {
            throw new Busy(BACKLOG_MAX + " entries wait for their place in the public log", TRY_AGAIN);
        }
        tables.outbox().write(empty, draft);
        return draft.id();
    }

    @Override
    public long size() {
        return tables.reader()
                .outgoing(self.publicChannel())
                .map(Outgoing::size)
                .orElse(0L);
    }

    @Override
    public Optional<Batch> read(long from) {
        return running.read(from);
    }
}
