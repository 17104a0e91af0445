package tongban.node.casework.crossing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.casework.CaseId;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseMessages;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.store.CaseTables;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Message;

/**
 * Tells the other zone of a case what it is to know, in the transaction in which it happened. Before the first offer a
 * case is nobody else's matter.
 */
public final class Sharing {

    /** Bytes of heads and bodies in one message, well below what a message may have. */
    private static final int PIECE_MAX = 128 * 1024;

    private final ZoneCode self;
    private final CaseTables tables;
    private final Supplier<Channels> channels;

    public Sharing(ZoneCode self, CaseTables tables, Supplier<Channels> channels) {
        this.self = self;
        this.tables = tables;
        this.channels = channels;
    }

    public ZoneCode self() {
        return self;
    }

    /**
     * Tells the events that the other zone lacks; the events are stored already.
     *
     * @param added the last ones, as they were just stored
     */
    public void events(CaseRecord file, List<HeldEvent> added, Instant now) {
        if (told(file).told() == file.told()) {
            return;
        }
        List<HeldEvent> piece = new ArrayList<>();
        int size = 0;
        for (HeldEvent event : lacking(file, added)) {
            int length = event.head().length() + event.body().length;
            if (!piece.isEmpty() && size + length > PIECE_MAX) {
                say(file, piece, now);
                piece.clear();
                size = 0;
            }
            piece.add(event);
            size += length;
        }
        say(file, piece, now);
    }

    /** The case as it is once the other zone is told what it lacks. */
    public CaseRecord told(CaseRecord file) {
        boolean known = file.told() > 0 || file.state().offeredTo().isPresent();
        return file.ground().isPresent() && known ? file.told(file.state().events()) : file;
    }

    /** Only a first offer tells what was stored before this transaction. */
    private List<HeldEvent> lacking(CaseRecord file, List<HeldEvent> added) {
        List<HeldEvent> fresh = added.stream()
                .filter(event -> event.event().number() > file.told())
                .toList();
        return fresh.size() == file.state().events() - file.told() ? fresh : tables.events(file.id(), file.told() + 1);
    }

    private void say(CaseRecord file, List<HeldEvent> piece, Instant now) {
        CaseMessage.Events events = new CaseMessage.Events(file.id(), List.copyOf(piece));
        say(file, CaseMessages.EVENTS, CaseMessage.write(file.ground().orElseThrow(), events), now);
    }

    /** Brings a request to the other zone. */
    public void request(CaseRecord file, CaseMessage.Request request, Instant now) {
        say(file, CaseMessages.REQUEST, CaseMessage.write(file.ground().orElseThrow(), request), now);
    }

    /** Ends an offer, or asks for its end. */
    public void returned(CaseRecord file, CaseMessage.Return returned, Instant now) {
        say(file, CaseMessages.RETURN, CaseMessage.write(file.ground().orElseThrow(), returned), now);
    }

    private void say(CaseRecord file, Topic topic, byte[] body, Instant now) {
        CaseId id = file.id();
        Message message = new Message(topic, Optional.of(id.key()), body, now, Optional.empty(), List.of());
        channels.get().tell(file.other(self), message);
    }
}
