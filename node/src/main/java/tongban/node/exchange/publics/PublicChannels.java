package tongban.node.exchange.publics;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.PublicHead;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.link.PublicSide;
import tongban.node.zone.Partner;

/** The public logs of this node while this replica leads: its own one, and a follower for each partner's. */
final class PublicChannels implements PublicSide {

    private final Surroundings outside;
    private final Makers makers;
    private final Map<ChannelName, Follower> followers = new ConcurrentHashMap<>();
    private volatile Optional<OwnLog> own = Optional.empty();
    private volatile List<PublicHead> heads = List.of();

    /**
     * What makes the parts when this replica begins to lead.
     *
     * @param own the own log, told what to call when its head is another one
     * @param copy the copy of a partner's log
     */
    record Makers(Function<Runnable, OwnLog> own, Function<Partner, Copy> copy) {}

    PublicChannels(Surroundings outside, Makers makers) {
        this.outside = outside;
        this.makers = makers;
    }

    @Override
    public List<PublicHead> heads() {
        return heads;
    }

    private synchronized void grown() {
        heads = Stream.concat(
                        own.flatMap(OwnLog::head).stream(),
                        followers.values().stream().flatMap(follower -> follower.copy().head().stream()))
                .sorted(Comparator.comparing(PublicHead::channel))
                .limit(ChannelLimits.PUBLIC_HEADS_MAX)
                .toList();
    }

    @Override
    public void seen(ZoneCode teller, List<PublicHead> said) {
        for (PublicHead head : said) {
            Follower follower = followers.get(head.channel());
            if (follower != null) {
                follower.seen(teller, head);
            } else if (head.channel().equals(outside.self().publicChannel())) {
                own.ifPresent(log -> log.seen(teller, head));
            }
        }
    }

    @Override
    public synchronized void lead() {
        if (own.isEmpty()) {
            OwnLog log = makers.own().apply(this::grown);
            own = Optional.of(log);
            Thread.ofVirtual().name("public-log").start(log::run);
        }
    }

    @Override
    public synchronized void join(Partner partner) {
        Follower before = followers.get(partner.publicChannel());
        if (before != null) {
            if (before.zone().equals(partner)) {
                return;
            }
            before.stop();
        }
        Follower follower = new Follower(partner, makers.copy().apply(partner), outside, this::grown);
        followers.put(partner.publicChannel(), follower);
        grown();
        Thread.ofVirtual().name("public-" + partner.code()).start(follower::run);
    }

    @Override
    public synchronized void rest() {
        own.ifPresent(OwnLog::stop);
        own = Optional.empty();
        followers.values().forEach(Follower::stop);
        followers.clear();
        heads = List.of();
    }

    @Override
    public void wake() {
        own.ifPresent(OwnLog::wake);
    }

    /** Reads on in all partners' logs now. */
    void refresh() {
        followers.values().forEach(Follower::wake);
    }

    Optional<OwnLog> own() {
        return own;
    }

    Optional<Follower> follower(ChannelName log) {
        return Optional.ofNullable(followers.get(log));
    }

    Optional<Batch> read(long from) {
        return own.flatMap(log -> log.read(from));
    }
}
