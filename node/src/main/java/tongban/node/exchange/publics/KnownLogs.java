package tongban.node.exchange.publics;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.seal.SignedNote;
import tongban.node.exchange.PublicEntry;
import tongban.node.exchange.PublicLogState;
import tongban.node.exchange.PublicLogState.Standing;
import tongban.node.exchange.PublicLogs;
import tongban.node.exchange.link.LogFiles;
import tongban.node.exchange.store.ChannelReader;
import tongban.node.exchange.store.OutboxTable;
import tongban.node.exchange.store.StoredLog;
import tongban.node.zone.Partner;
import tongban.node.zone.ThisZone;

/** The public logs of this node as pages and files show them. */
final class KnownLogs implements PublicLogs {

    private final Holdings holdings;
    private final OutboxTable outbox;
    private final PublicChannels running;

    KnownLogs(Holdings holdings, OutboxTable outbox, PublicChannels running) {
        this.holdings = holdings;
        this.outbox = outbox;
        this.running = running;
    }

    private ThisZone self() {
        return holdings.self();
    }

    private ChannelReader reader() {
        return holdings.reader();
    }

    @Override
    public List<PublicLogState> states() {
        List<PublicLogState> states = new ArrayList<>();
        state(self().code()).ifPresent(states::add);
        holdings.partners().all().forEach(partner -> copyState(partner).ifPresent(states::add));
        return states;
    }

    @Override
    public Optional<PublicLogState> state(ZoneCode zone) {
        return zone.equals(self().code())
                ? holdings.own().map(this::ownState)
                : holdings.partners().find(zone).flatMap(this::copyState);
    }

    private PublicLogState ownState(Outgoing state) {
        Optional<OwnLog> log = running.own();
        Optional<String> trouble = log.flatMap(OwnLog::trouble);
        boolean open = log.filter(OwnLog::isOpen).isPresent();
        Standing standing = trouble.isPresent() ? Standing.DIFFERS : open ? Standing.AGREES : Standing.SILENT;
        return new PublicLogState(
                self().code(),
                state.channel(),
                true,
                state.size(),
                state.head().root(),
                Optional.of(state.head().time()).filter(time -> state.size() > 0),
                Optional.empty(),
                log.map(OwnLog::confirmed).orElse(List.of()),
                standing,
                outbox.waiting(state.channel()),
                reader().evidence(state.channel()).size(),
                trouble,
                Optional.empty());
    }

    private Optional<PublicLogState> copyState(Partner partner) {
        Optional<Follower> follower = running.follower(partner.publicChannel());
        return holdings.copy(partner).map(state -> {
            ChannelName name = state.channel();
            boolean behind = follower.filter(Follower::isBehind).isPresent();
            return new PublicLogState(
                    partner.code(),
                    name,
                    false,
                    state.size(),
                    state.root(),
                    state.head().map(head -> head.checkpoint().time()),
                    follower.flatMap(Follower::read),
                    follower.map(Follower::confirmed).orElse(List.of()),
                    state.forked() ? Standing.DIFFERS : behind ? Standing.BEHIND : Standing.AGREES,
                    reader().waiting(name).size(),
                    reader().evidence(name).size(),
                    Optional.empty(),
                    follower.flatMap(Follower::lastError));
        });
    }

    @Override
    public List<PublicEntry> entries(ZoneCode zone, long from, int limit) {
        if (from < 0 || limit < 1 || limit > ChannelLimits.BATCH_ENTRIES_MAX) {
            throw new IllegalArgumentException("a page has 1 to 256 entries, from an index of 0 or more");
        }
        List<PublicEntry> page = new ArrayList<>();
        Optional<StoredLog> log = holdings.log(zone);
        if (log.isPresent() && from < size(zone)) {
            long index = from;
            for (Entry entry : log.get().entries(from, limit, ChannelLimits.BATCH_BYTES_MAX)) {
                page.add(entry(index++, entry));
            }
        }
        return page;
    }

    private static PublicEntry entry(long index, Entry entry) {
        Optional<byte[]> body = entry.body().map(said -> said.bytes());
        if (entry.header() instanceof Decoded.Well<EntryHeader> well) {
            EntryHeader header = well.value();
            return new PublicEntry(
                    index, header.id(), header.kind(), header.topic(), header.eventTime(), header.bodyDigest(), body);
        }
        throw new IllegalStateException("entry " + index + " cannot be read");
    }

    private long size(ZoneCode zone) {
        return state(zone).map(PublicLogState::size).orElse(0L);
    }

    @Override
    public void refresh() {
        running.refresh();
    }

    @Override
    public List<byte[]> evidence(ZoneCode zone) {
        return holdings.name(zone).map(reader()::evidence).orElse(List.of());
    }

    @Override
    public Optional<byte[]> proof(ZoneCode zone, long index, boolean withBody) {
        return files(zone).flatMap(files -> files.proof(index, withBody));
    }

    @Override
    public void export(ZoneCode zone, OutputStream out) throws IOException {
        files(zone)
                .orElseThrow(() -> new IllegalArgumentException("nothing of a public log of " + zone + " is here"))
                .export(out);
    }

    private Optional<LogFiles> files(ZoneCode zone) {
        Optional<StoredLog> log = holdings.log(zone);
        if (log.isEmpty()) {
            return Optional.empty();
        }
        if (zone.equals(self().code())) {
            LogFiles.Source own = source(self().certificates(), holdings.own(), Optional.empty());
            return Optional.of(new LogFiles(log.get(), own, self().signers()));
        }
        Partner partner = holdings.partners().find(zone).orElseThrow();
        Incoming state = holdings.copy(partner).orElseThrow();
        List<SignedNote> certificates = new ArrayList<>();
        certificates.add(partner.sealCertificate());
        certificates.addAll(state.identity().certificates());
        LogFiles.Source copy = source(certificates, Optional.empty(), Optional.of(state));
        return Optional.of(new LogFiles(log.get(), copy, self().signers()));
    }

    private LogFiles.Source source(List<SignedNote> certificates, Optional<Outgoing> own, Optional<Incoming> copy) {
        return new LogFiles.Source(
                certificates,
                List.of(),
                own,
                copy.flatMap(Incoming::head),
                Optional.empty(),
                copy.map(state -> reader().evidence(state.channel())).orElse(List.of()));
    }
}
