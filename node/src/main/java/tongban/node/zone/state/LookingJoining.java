package tongban.node.zone.state;

import tongban.node.zone.Candidate;
import tongban.node.zone.Joining;
import tongban.node.zone.ZoneAnswer;

/** Joining in a node that runs: it looks at once at what was committed, and so tells the other modules. */
record LookingJoining(Joining table, Runnable look) implements Joining {

    @Override
    public ZoneAnswer<Candidate> read(byte[] descriptor) {
        return table.read(descriptor);
    }

    @Override
    public ZoneAnswer<Candidate> accept(byte[] descriptor, String fingerprint, String by) {
        return table.accept(descriptor, fingerprint, by).then(candidate -> {
            look.run();
            return ZoneAnswer.done(candidate);
        });
    }
}
