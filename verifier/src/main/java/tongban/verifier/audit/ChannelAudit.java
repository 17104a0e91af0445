package tongban.verifier.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.Export;
import tongban.kernel.channel.Export.Record;
import tongban.verifier.audit.Breach.Kind;
import tongban.verifier.audit.ChannelReport.Damage;

/**
 * Audits one export, record by record, in memory that does not grow with the log. Where the log cannot be followed any
 * further it stops, and reports what was sound before.
 */
final class ChannelAudit {

    private static final int EVIDENCE_MOST = 64;

    private final InputFile file;
    private final Certificates certificates;
    private final Revocations revocations = new Revocations();
    private final List<Breach> breaches = new BreachList();
    private final List<JudgedEvidence> judged = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    private @Nullable LogAudit log;
    private @Nullable Damage damage;

    private record Found(Evidence evidence, long offset) {}

    ChannelAudit(InputFile file, Trust trust) {
        this.file = file;
        this.certificates = new Certificates(trust);
    }

    /** Reads the file to its end, or to where it breaks. */
    ChannelReport run() throws IOException {
        long at = 0;
        try (var in = file.open()) {
            Export.Reader reader = new Export.Reader(in);
            boolean more = true;
            while (more) {
                at = reader.offset();
                more = switch (reader.next()) {
                    case Decoded.Well<Optional<Record>> well ->
                        well.value().isPresent() && take(well.value().get(), at);
                    case Decoded.Malformed<Optional<Record>> bad -> {
                        damage = new Damage(bad.offset(), bad.sentence());
                        yield false;
                    }
                };
            }
        } catch (Bodies.TooMuch tooMuch) {
            damage = new Damage(at, String.valueOf(tooMuch.getMessage()));
        }
        return finish();
    }

    private boolean take(Record record, long at) {
        switch (record) {
            case Record.Name name -> log = new LogAudit(name.channel(), certificates, breaches);
            case Record.Certificate certificate -> certificates.add(certificate.note(), at);
            case Record.Entries entries -> {
                return log().batch(entries.batch(), at);
            }
            case Record.Acknowledged acknowledged -> log().acknowledged(acknowledged.checkpoint(), at);
            case Record.Revoked revoked -> revocations.add(revoked.note(), at);
            case Record.Found one -> {
                if (found.size() < EVIDENCE_MOST) {
                    found.add(new Found(one.evidence(), at));
                }
            }
            case Record.End end -> {}
        }
        return true;
    }

    private LogAudit log() {
        if (log == null) {
            throw new IllegalStateException("the reader gives the name first");
        }
        return log;
    }

    private ChannelReport finish() throws IOException {
        if (log == null) {
            return ChannelReport.unreadable(file, damage == null ? new Damage(0, "no channel name") : damage);
        }
        boolean whole = damage == null && !log.stopped();
        if (damage == null) {
            breaches.addAll(certificates.breaches());
        }
        ChannelName channel = log.channel();
        if (whole && certificates.seal(channel.from().value()).isEmpty() && breaches.isEmpty()) {
            breaches.add(Breach.at(Kind.SEAL, -1, -1, channel.from(), "-"));
        }
        SecondReading again = new SecondReading(file, channel.suite());
        long counted = log.size();
        if (whole) {
            log.acknowledgements().finish(log.size(), again);
            counted = revocations.finish(log, certificates, breaches);
            missing(again);
        }
        for (Found one : found) {
            String zone =
                    one.evidence().checkpoint().checkpoint().channel().from().value();
            judge(JudgedEvidence.of(one.evidence(), certificates.seal(zone), one.offset()));
        }
        locate(again);
        return new ChannelReport(
                file,
                Optional.of(channel),
                log.summary(counted),
                certificates,
                revocations.valid(),
                List.copyOf(breaches),
                List.copyOf(judged),
                log.claims(),
                Optional.ofNullable(damage));
    }

    private void judge(JudgedEvidence evidence) {
        judged.add(evidence);
        switch (evidence.word()) {
            case "proven" ->
                breaches.add(Breach.at(
                        Kind.LIE, -1, evidence.offset(), evidence.channel().from(), evidence.sentence()));
            case "not-proven" -> breaches.add(Breach.at(Kind.NO_EVIDENCE, -1, evidence.offset(), evidence.sentence()));
            default -> {}
        }
    }

    private void missing(SecondReading again) throws IOException {
        List<Long> first = log().bodies().missing().first(100);
        if (first.isEmpty()) {
            return;
        }
        var offsets = again.offsets(first);
        for (long index : first) {
            breaches.add(Breach.at(
                    Kind.MISSING,
                    index,
                    offsets.getOrDefault(index, -1L),
                    log().bodies().missing().count()));
        }
    }

    /** Gives a place in the file to what only the end of the reading found out. */
    private void locate(SecondReading again) throws IOException {
        for (int i = 0; i < breaches.size(); i++) {
            Breach breach = breaches.get(i);
            if (breach.kind() == Kind.REVOKED) {
                var offsets = again.offsets(List.of(breach.entry()));
                breaches.set(i, breach.at(offsets.getOrDefault(breach.entry(), -1L)));
            }
        }
    }

    /** Keeps the first breaches; a file with thousands of them is not told any better by more. */
    private static final class BreachList extends ArrayList<Breach> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 1000;

        @Override
        public boolean add(Breach breach) {
            return size() < MOST && super.add(breach);
        }
    }
}
