package tongban.node.exchange.link;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.Envelope;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.Answer;
import tongban.node.exchange.Busy;
import tongban.node.exchange.ChannelState;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Message;
import tongban.node.exchange.WaitingMessage;
import tongban.node.exchange.store.ChannelReader;
import tongban.node.zone.Partner;

/** The channels of this node: a link to each partner while this replica leads, and what can be read at any time. */
public final class LinkedChannels implements Channels {

    private final LinkMaker maker;
    private final ChannelReader reader;
    private final Outbox outbox;
    private final Sides sides;
    private final InstantSource clock;
    private final Map<ZoneCode, Link> links = new ConcurrentHashMap<>();
    private volatile boolean leading;

    /** What else is done when a link is made. */
    record Sides(KeyChanges keyChanges, PublicSide publicSide) {}

    LinkedChannels(LinkMaker maker, ChannelReader reader, Outbox outbox, Sides sides, InstantSource clock) {
        this.maker = maker;
        this.reader = reader;
        this.outbox = outbox;
        this.sides = sides;
        this.clock = clock;
    }

    /** This replica leads from now on: it speaks with these partners. */
    synchronized void lead(List<Partner> partners) {
        leading = true;
        sides.publicSide().lead();
        partners.forEach(this::join);
    }

    /** A partner joined, or its addresses changed. */
    synchronized void join(Partner partner) {
        if (!leading) {
            return;
        }
        Link before = links.get(partner.code());
        if (before != null) {
            if (before.partner().equals(partner)) {
                return;
            }
            before.stop();
        }
        Link link = maker.make(partner);
        sides.keyChanges().into(link.store());
        links.put(partner.code(), link);
        sides.publicSide().join(partner);
        // A thread of the machine, one for each partner: it blocks on sockets all the time, and each wait of a virtual
        // thread goes through two others.
        Thread.ofPlatform().daemon().name("link-" + partner.code()).start(link::run);
    }

    /** This zone has a new node key. */
    void changeKeys() {
        links.values().forEach(link -> {
            sides.keyChanges().into(link.store());
            link.wake();
        });
        sides.publicSide().wake();
    }

    /**
     * Another replica leads, or the node stops.
     *
     * @return the links that were stopped; a batch may still be under way in each
     */
    synchronized List<Link> rest() {
        leading = false;
        sides.publicSide().rest();
        List<Link> stopped = List.copyOf(links.values());
        stopped.forEach(Link::stop);
        links.clear();
        return stopped;
    }

    /** This zone's logs have new names: it stops to speak in the old ones and begins in the new ones. */
    synchronized void again() {
        if (leading) {
            List<Partner> partners = rest().stream()
                    .map(link -> maker.partner(link.partner().code()))
                    .toList();
            lead(partners);
        }
    }

    /** Whether this zone has joined. */
    boolean knows(ZoneCode partner) {
        return links.containsKey(partner) || maker.isPartner(partner);
    }

    /** The pins of the TLS keys that a partner's descriptor names. */
    List<String> pins(ZoneCode partner) {
        return maker.partner(partner).tlsPins();
    }

    boolean leads() {
        return leading;
    }

    /** Drafts may wait for this partner; empty for all. */
    void wake(Optional<ZoneCode> partner) {
        if (partner.isEmpty()) {
            sides.publicSide().wake();
        }
        links.forEach((code, link) -> {
            if (partner.isEmpty() || partner.get().equals(code)) {
                link.store().draftsMayWait();
                link.wake();
            }
        });
    }

    /** The running link to a partner, while this replica leads. */
    Optional<Link> link(ZoneCode partner) {
        return Optional.ofNullable(links.get(partner));
    }

    Collection<Link> links() {
        return links.values();
    }

    void expireQuestions() {
        links.values().forEach(link -> link.questions().expire(clock.instant()));
    }

    /** Handles a request of a partner; empty when there is no link to it. */
    Optional<Envelope> receive(ZoneCode partner, Envelope request) {
        return Optional.ofNullable(links.get(partner)).map(link -> link.receive(request));
    }

    @Override
    public EntryId tell(ZoneCode partner, Message message) {
        EntryId id = outbox.write(maker.partner(partner), message);
        return id;
    }

    @Override
    public CompletableFuture<Answer> ask(ZoneCode partner, Message question) {
        Link link = links.get(partner);
        if (link == null) {
            maker.partner(partner);
            throw new Busy("this replica does not lead; ask again in a second", Outbox.TRY_AGAIN);
        }
        Draft draft = outbox.draft(question)
                .asking(question.notAfter()
                        .orElseThrow(() -> new IllegalArgumentException("a question carries a not-after")));
        return link.ask(draft);
    }

    @Override
    public List<ChannelState> states() {
        Map<ZoneCode, ChannelState> states =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        maker.partners()
                .forEach(partner -> state(partner.code()).ifPresent(state -> states.put(partner.code(), state)));
        return new ArrayList<>(states.values());
    }

    @Override
    public Optional<ChannelState> state(ZoneCode partner) {
        Optional<Link> link = Optional.ofNullable(links.get(partner));
        return reader.state(maker.partner(partner), maker.outgoing(partner))
                .map(stored -> stored.with(
                        partner,
                        link.filter(running -> running.exchange().isOpen()).isPresent(),
                        link.flatMap(running -> running.exchange().trouble()),
                        link.flatMap(Link::lastError)));
    }

    @Override
    public List<WaitingMessage> waiting(ZoneCode partner) {
        return reader.waiting(maker.partner(partner).incoming());
    }

    @Override
    public int retry(ZoneCode partner, OrderingKey key, boolean dismissFirst) {
        Link link = links.get(partner);
        if (link == null) {
            throw new Busy("this replica does not lead; try again in a second", Outbox.TRY_AGAIN);
        }
        int released = link.exchange().retry(key, dismissFirst, clock.instant());
        link.wake();
        return released;
    }

    @Override
    public Optional<byte[]> proof(ZoneCode partner, Direction direction, long index, boolean withBody) {
        return maker.files(partner, direction).proof(index, withBody);
    }

    @Override
    public void export(ZoneCode partner, Direction direction, OutputStream out) throws IOException {
        maker.files(partner, direction).export(out);
    }
}
