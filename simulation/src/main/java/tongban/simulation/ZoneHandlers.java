package tongban.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Draft;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Topic;
import tongban.kernel.exchange.ExchangeTransaction;
import tongban.kernel.exchange.Handlers;
import tongban.kernel.exchange.Outage;

/** The modules of a simulated zone: what they do with a message is written in the message. */
final class ZoneHandlers implements Handlers {

    static final Topic TOPIC = new Topic("simulation.fact", 1);
    static final Topic UNKNOWN = new Topic("simulation.unknown", 1);

    /** Which of an entry's consequences a told message is; 0 and 1 are the channel's own. */
    private static final int TOLD = 2;

    private final SimulatedZone zone;

    ZoneHandlers(SimulatedZone zone) {
        this.zone = zone;
    }

    /** What a module of today's software does with an entry that nobody has mended yet. */
    private static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Fault() {
            super("a handler crashed", null, false, false);
        }
    }

    @Override
    public boolean accepts(Topic topic) {
        return topic.equals(TOPIC);
    }

    @Override
    public List<Outcome> handle(ExchangeTransaction transaction, List<Received> entries, Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Received entry : entries) {
            outcomes.add(handle((PairTransaction) transaction, entry, entries.size() == 1, now));
        }
        return outcomes;
    }

    private Outcome handle(PairTransaction transaction, Received entry, boolean alone, Instant now) {
        boolean reply =
                entry.header().kind() == EntryKind.REFUSAL || entry.header().kind() == EntryKind.SET_ASIDE;
        Behaviour behaviour = reply ? Behaviour.PLAIN : Behaviour.of(entry.bytes(), 0);
        if (behaviour == Behaviour.REFUSED) {
            return new Outcome.Refused("not-allowed", Optional.of("第一条"), "this is what it asked for");
        }
        // The effect comes before the fault, so that only a rolled back savepoint leaves nothing behind.
        transaction.write(tables -> tables.effects.add(new PairTables.Effect(entry.header(), now, entry.again())));
        crash(behaviour, entry.header().id(), alone);
        if (behaviour == Behaviour.TELLS) {
            tell(transaction, entry.header(), now);
        }
        return entry.header().kind() == EntryKind.QUESTION
                ? new Outcome.Answered(TOPIC, Behaviour.of(entry.bytes(), 1).body(Behaviour.PLAIN, 6, zone.random()))
                : new Outcome.Done();
    }

    private void crash(Behaviour behaviour, EntryId id, boolean alone) {
        switch (behaviour) {
            case POISON -> throw new Fault();
            case SICK -> {
                if (!zone.isMended(id)) {
                    throw new Fault();
                }
            }
            case SHY -> {
                if (!alone) {
                    throw new Fault();
                }
            }
            case UNLUCKY -> {
                if (zone.meetsOutage()) {
                    throw new Outage("the database went away");
                }
            }
            case PLAIN, REFUSED, TELLS -> {}
        }
    }

    private void tell(PairTransaction transaction, EntryHeader cause, Instant now) {
        EntryId id = EntryId.derived(transaction.outgoing().channel().suite(), cause.id(), TOLD);
        byte[] salt = new byte[Body.SALT_LENGTH];
        zone.random().nextBytes(salt);
        byte[] bytes = Behaviour.PLAIN.body(Behaviour.PLAIN, 10, zone.random());
        transaction.add(List.of(Draft.message(id, now, cause.key(), TOPIC, new Body(salt, bytes))));
        transaction.write(tables -> tables.told.add(id));
    }

    @Override
    public void adopted(ExchangeTransaction transaction, List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.header() instanceof Decoded.Well<EntryHeader> header
                    && (header.value().kind() == EntryKind.MESSAGE
                            || header.value().kind() == EntryKind.QUESTION)) {
                EntryId id = header.value().id();
                ((PairTransaction) transaction).write(tables -> tables.told.add(id));
            }
        }
    }
}
