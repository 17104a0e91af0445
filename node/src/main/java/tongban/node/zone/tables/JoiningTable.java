package tongban.node.zone.tables;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.zone.Descriptor;
import tongban.node.zone.AcceptedDescriptor;
import tongban.node.zone.Candidate;
import tongban.node.zone.Candidate.Standing;
import tongban.node.zone.Fingerprint;
import tongban.node.zone.Joining;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneRefusal.Cause;

/** Accepts descriptors of partners, one act at a time. */
public final class JoiningTable implements Joining {

    private static final int BY_MAX = 100;

    private final ZoneCode self;
    private final PartnerTable table;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    private final Consumer<Candidate> accepted;

    /** @param accepted told inside the transaction of what is accepted, for the record of acts */
    public JoiningTable(
            ZoneCode self,
            PartnerTable table,
            TransactionTemplate transactions,
            InstantSource clock,
            Consumer<Candidate> accepted) {
        this.self = self;
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
        this.accepted = accepted;
    }

    @Override
    public ZoneAnswer<Candidate> read(byte[] file) {
        return switch (SignedNote.decode(file)) {
            case Reading.Refused<SignedNote> refused -> ZoneAnswer.refused(Cause.NOT_A_DESCRIPTOR, refused.refusal());
            case Reading.Well<SignedNote> note ->
                switch (Descriptor.read(note.value())) {
                    case Reading.Refused<Descriptor> refused ->
                        ZoneAnswer.refused(Cause.NOT_A_DESCRIPTOR, refused.refusal());
                    case Reading.Well<Descriptor> well -> judge(well.value(), note.value());
                };
        };
    }

    private ZoneAnswer<Candidate> judge(Descriptor given, SignedNote note) {
        if (given.zone().equals(self)) {
            return ZoneAnswer.refused(Cause.OWN_DESCRIPTOR, self);
        }
        Optional<AcceptedDescriptor> found = table.inForce(given.zone());
        if (found.isEmpty()) {
            return ZoneAnswer.done(new Candidate(given, note, Standing.NEW));
        }
        Descriptor held = found.get().descriptor();
        if (!held.seal().equals(given.seal())) {
            return ZoneAnswer.refused(
                    Cause.OTHER_SEAL_KEY, given.zone(), Fingerprint.ends(given.seal()), Fingerprint.ends(held.seal()));
        }
        if (given.serial() > held.serial() && given.epoch() >= held.epoch()) {
            return ZoneAnswer.done(new Candidate(given, note, Standing.RENEWAL));
        }
        if (given.serial() == held.serial()) {
            return given.equals(held)
                    ? ZoneAnswer.done(new Candidate(held, found.get().note(), Standing.IN_FORCE))
                    : ZoneAnswer.refused(Cause.OTHER_DESCRIPTOR, given.zone(), given.serial());
        }
        return ZoneAnswer.refused(Cause.OLDER_DESCRIPTOR, given.serial(), held.serial(), given.epoch(), held.epoch());
    }

    @Override
    public ZoneAnswer<Candidate> accept(byte[] file, String fingerprint, String by) {
        ZoneAnswer<Candidate> answer = transactions.execute(status -> {
            table.lock();
            return read(file)
                    .then(candidate -> confirmed(candidate, fingerprint).then(key -> {
                        if (candidate.standing() != Standing.IN_FORCE) {
                            String name = by.length() > BY_MAX ? by.substring(0, BY_MAX) : by;
                            table.add(new AcceptedDescriptor(
                                    candidate.descriptor(), candidate.note(), clock.instant(), name));
                            table.announce();
                            accepted.accept(candidate);
                        }
                        return ZoneAnswer.done(candidate);
                    }));
        });
        if (answer == null) {
            throw new IllegalStateException("the transaction gave no answer");
        }
        return answer;
    }

    /** A known seal key was compared once; if a fingerprint is given all the same, it must be right. */
    private static ZoneAnswer<PublicKey> confirmed(Candidate candidate, String fingerprint) {
        PublicKey seal = candidate.descriptor().seal();
        return candidate.standing() != Standing.NEW && fingerprint.isBlank()
                ? ZoneAnswer.done(seal)
                : Fingerprint.compare(fingerprint, seal);
    }
}
