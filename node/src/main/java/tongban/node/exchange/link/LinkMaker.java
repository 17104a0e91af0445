package tongban.node.exchange.link;

import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Exchange;
import tongban.kernel.exchange.ExchangeEvent;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.seal.SignedNote;
import tongban.node.exchange.Admission;
import tongban.node.exchange.Channels.Direction;
import tongban.node.exchange.store.ChannelReader;
import tongban.node.exchange.store.LogDatabase;
import tongban.node.exchange.store.PairStore;
import tongban.node.exchange.store.StoredLog;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** Makes links and files for partners out of what this zone is. */
final class LinkMaker {

    private final Zones zones;
    private final Database database;
    private final Dispatch.Modules modules;
    private final Outside outside;

    /** This zone and its partners. */
    record Zones(ThisZone self, Partners partners) {}

    /** Where channels are kept. */
    record Database(LogDatabase base, TransactionTemplate transactions) {}

    /**
     * What is outside the state machine.
     *
     * @param instruments randomness, time and meters
     * @param publicSide the newest public heads seen, to be repeated
     * @param events told after the commit, with the partner
     */
    record Outside(
            Transport transport, Instruments instruments, PublicSide publicSide, Consumer<PartnerEvent> events) {}

    /** Randomness, time, and what is counted. */
    record Instruments(SecureRandom random, InstantSource clock, MeterRegistry meters) {}

    /** Something that happened in the channels with a partner. */
    record PartnerEvent(ZoneCode partner, ExchangeEvent event) {}

    LinkMaker(Zones zones, Database database, Dispatch.Modules modules, Outside outside) {
        this.zones = zones;
        this.database = database;
        this.modules = modules;
        this.outside = outside;
    }

    Partner partner(ZoneCode code) {
        return zones.partners()
                .find(code)
                .orElseThrow(() -> new IllegalArgumentException(code + " has not joined this zone"));
    }

    boolean isPartner(ZoneCode code) {
        return zones.partners().find(code).isPresent();
    }

    List<Partner> partners() {
        return zones.partners().all();
    }

    ChannelName outgoing(ZoneCode partner) {
        return zones.self().channelTo(partner);
    }

    Link make(Partner partner) {
        ThisZone self = zones.self();
        InstantSource clock = outside.instruments().clock();
        Questions questions = new Questions(
                messages -> modules.admission().judge(partner.code(), Admission.Way.OUT, messages, clock.instant()),
                clock);
        LinkMeters meters = new LinkMeters(outside.instruments().meters(), partner.code());
        Outgoing out = Outgoing.empty(self.channelTo(partner.code()), self.nodeKey());
        Incoming in = Incoming.empty(partner.incoming(), partner.seal(), partner.firstNodeKey());
        PairStore store = PairStore.open(database.base(), database.transactions(), out, in, questions);
        Exchange exchange = new Exchange(
                new Exchange.Parties(self.code(), partner.code(), self.seal()),
                store,
                new Dispatch(partner.code(), modules, questions),
                new Exchange.Surroundings(
                        self.signers(), outside.instruments().random(), outside.publicSide()::heads, event -> {
                            meters.happened(event);
                            outside.events().accept(new PartnerEvent(partner.code(), event));
                        }),
                clock.instant());
        return new Link(new Link.Parts(partner, exchange, store, questions), outside.transport(), clock, meters);
    }

    /** The files of one log. */
    LogFiles files(ZoneCode code, Direction direction) {
        Partner partner = partner(code);
        ThisZone self = zones.self();
        ChannelReader reader = new ChannelReader(database.base());
        ChannelName name = direction == Direction.OUTGOING ? self.channelTo(code) : partner.incoming();
        StoredLog log = reader.log(name)
                .orElseThrow(() -> new IllegalArgumentException("nothing has been said in " + name + " yet"));
        Outgoing own = reader.outgoing(self.channelTo(code)).orElseThrow();
        Incoming theirs = reader.incoming(partner.incoming()).orElseThrow();
        List<SignedNote> certificates = new ArrayList<>();
        certificates.add(partner.sealCertificate());
        certificates.addAll(theirs.identity().certificates());
        SignedCheckpoint ownHead = LogFiles.signed(own, own.head(), self.signers());
        if (direction == Direction.OUTGOING) {
            return new LogFiles(
                    log,
                    new LogFiles.Source(
                            self.certificates(),
                            certificates,
                            Optional.of(own),
                            Optional.empty(),
                            theirs.head(),
                            List.of()),
                    self.signers());
        }
        Optional<SignedCheckpoint> reverse = own.head().acknowledged().map(none -> ownHead);
        return new LogFiles(
                log,
                new LogFiles.Source(
                        certificates,
                        self.certificates(),
                        Optional.empty(),
                        theirs.head(),
                        reverse,
                        reader.evidence(name)),
                self.signers());
    }
}
