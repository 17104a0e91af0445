package tongban.node.exchange.publics;

import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.PublicHolding;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.TreeNodes;
import tongban.node.exchange.link.LogFiles;
import tongban.node.exchange.store.ChannelReader;
import tongban.node.exchange.store.StoredLog;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** What this node holds of public logs, read from the tables by any replica. */
record Holdings(ThisZone self, Partners partners, ChannelReader reader) {

    /** The name of a zone's public log; empty when this node knows no such zone. */
    Optional<ChannelName> name(ZoneCode zone) {
        return zone.equals(self.code())
                ? Optional.of(self.publicChannel())
                : partners.find(zone).map(Partner::publicChannel);
    }

    boolean isOwn(ChannelName log) {
        return log.from().equals(self.code());
    }

    /** The head held, with the tie from the size of the one who asks; of the own log the head is signed anew. */
    Optional<PublicHolding> of(ChannelName name, long size) {
        Optional<SignedCheckpoint> head = isOwn(name)
                ? reader.outgoing(name)
                        .filter(state -> state.size() > 0)
                        .map(state -> LogFiles.signed(state, state.head(), self.signers()))
                : reader.incoming(name).flatMap(Incoming::head);
        return head.map(signed -> {
            long later = signed.checkpoint().size();
            long earlier = Math.min(size, later);
            TreeNodes nodes = reader.log(name).orElseThrow().nodes(later);
            return new PublicHolding(signed, nodes.root(earlier), ConsistencyProof.of(earlier, later, nodes));
        });
    }

    /** Entries of a copy as they were received; at its end the head alone, beyond it nothing. */
    Optional<Batch> copied(ChannelName name, long from) {
        Optional<SignedCheckpoint> head = reader.incoming(name).flatMap(Incoming::head);
        if (head.isEmpty() || from > head.get().checkpoint().size()) {
            return Optional.empty();
        }
        return from == head.get().checkpoint().size()
                ? Optional.of(Batch.of(from, List.of(), head.get()))
                : reader.log(name).flatMap(log -> log.received(from));
    }

    Optional<Outgoing> own() {
        return reader.outgoing(self.publicChannel());
    }

    Optional<Incoming> copy(Partner partner) {
        return reader.incoming(partner.publicChannel());
    }

    Optional<StoredLog> log(ZoneCode zone) {
        return name(zone).flatMap(reader::log);
    }
}
