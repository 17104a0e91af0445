package tongban.verifier.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceCheck;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.Range;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;
import tongban.verifier.audit.Breach.Kind;
import tongban.verifier.audit.Claims.Claim;

/**
 * Holds exports against each other: what heads say of other channels against the exports of those channels, and two
 * exports of one channel against each other. Makes the evidence of a fork where both signed heads are in the files.
 */
final class CrossAudit {

    private final List<ChannelReport> reports;
    private final List<Finding> findings = new ArrayList<>();
    private long compared;
    private long beyond;

    /**
     * Two files that do not go together.
     *
     * @param one where the claim stands
     * @param other the export that it was held against
     */
    record Finding(Breach breach, InputFile one, InputFile other, Optional<Evidence> evidence) {}

    CrossAudit(List<ChannelReport> reports) {
        this.reports = reports.stream()
                .filter(report ->
                        report.channel().isPresent() && report.summary().last().isPresent())
                .sorted(Comparator.comparingLong(report -> report.summary().entries()))
                .toList();
    }

    void run() throws IOException {
        for (int i = 0; i < reports.size(); i++) {
            for (int j = i + 1; j < reports.size(); j++) {
                if (reports.get(i).channel().equals(reports.get(j).channel())) {
                    prefixes(reports.get(i), reports.get(j));
                }
            }
        }
        for (ChannelReport log : reports) {
            claims(log);
        }
    }

    /** A smaller export of a channel is the beginning of a larger one. */
    private void prefixes(ChannelReport smaller, ChannelReport larger) throws IOException {
        long size = smaller.summary().entries();
        Optional<Digest> read =
                Optional.ofNullable(second(larger).roots(List.of(size)).get(size));
        if (read.isEmpty()) {
            return;
        }
        Digest theirs = read.get();
        compared++;
        if (smaller.summary().root().equals(theirs)) {
            return;
        }
        SignedCheckpoint earlier = smaller.summary().last().orElseThrow();
        Optional<Evidence> evidence = fork(earlier, larger, theirs);
        findings.add(new Finding(
                Breach.at(
                        Kind.FORK,
                        size - 1,
                        -1,
                        larger.channel().orElseThrow(),
                        size,
                        smaller.summary().root().brief(),
                        theirs.brief()),
                smaller.file(),
                larger.file(),
                evidence));
    }

    /** What the heads of all files say of this log. */
    private void claims(ChannelReport log) throws IOException {
        ChannelName channel = log.channel().orElseThrow();
        record Said(Claim claim, ChannelReport by) {}
        List<Said> about = new ArrayList<>();
        for (ChannelReport report : reports) {
            for (Claim claim : report.claims().all()) {
                boolean ownChannel = report == log || report.channel().equals(log.channel());
                if (!ownChannel && claim.isAbout(channel)) {
                    about.add(new Said(claim, report));
                }
            }
        }
        TreeSet<Long> sizes = new TreeSet<>();
        for (Said said : about) {
            if (said.claim().size() <= log.summary().entries()) {
                sizes.add(said.claim().size());
            } else {
                beyond++;
            }
        }
        if (sizes.isEmpty()) {
            return;
        }
        Map<Long, Digest> roots = second(log).roots(sizes);
        for (Said said : about) {
            Optional<Digest> root = Optional.ofNullable(roots.get(said.claim().size()));
            if (root.isPresent() && !said.claim().isCertainlyAbout(channel)) {
                beyond++;
            } else if (root.isPresent()) {
                compared++;
                compare(said.claim(), said.by(), log, root.get());
            }
        }
    }

    private void compare(Claim claim, ChannelReport by, ChannelReport log, Digest root) throws IOException {
        boolean known = findings.stream()
                .anyMatch(finding -> finding.one().equals(by.file())
                        && finding.other().equals(log.file())
                        && finding.breach().kind() == kind(claim));
        if (claim.root().equals(root) || known) {
            return;
        }
        Optional<Evidence> evidence =
                claim.signed().isPresent() ? fork(claim.signed().get(), log, root) : Optional.empty();
        findings.add(new Finding(
                Breach.at(
                        kind(claim),
                        Math.max(0, claim.size() - 1),
                        claim.offset(),
                        log.channel().orElseThrow(),
                        claim.size(),
                        claim.root().brief(),
                        root.brief(),
                        claim.by(),
                        claim.bySize()),
                by.file(),
                log.file(),
                evidence));
    }

    private static Kind kind(Claim claim) {
        return switch (claim.kind()) {
            case ACKNOWLEDGED -> Kind.SPLIT_ACKNOWLEDGEMENT;
            case PUBLIC_HEAD -> Kind.SPLIT_PUBLIC;
            case OWN_HEAD -> Kind.OTHER_HEAD;
        };
    }

    /** The evidence that a signed head and the last head of an export belong to two logs; empty when none is proven. */
    private static Optional<Evidence> fork(SignedCheckpoint earlier, ChannelReport larger, Digest rootInLarger)
            throws IOException {
        SignedCheckpoint later = larger.summary().last().orElseThrow();
        ChannelName channel = larger.channel().orElseThrow();
        Optional<PublicKey> seal = larger.certificates().seal(channel.from().value());
        long from = earlier.checkpoint().size();
        long to = later.checkpoint().size();
        if (from > to || seal.isEmpty()) {
            return Optional.empty();
        }
        List<Range> ranges = ConsistencyProof.ranges(from, to);
        Map<Range, Digest> hashes = ranges.isEmpty() ? Map.of() : second(larger).hashes(ranges);
        ConsistencyProof tie =
                new ConsistencyProof(from, to, ranges.stream().map(hashes::get).toList());
        List<SignedNote> certificates = new ArrayList<>();
        larger.certificates().sealNote(channel.from().value()).ifPresent(certificates::add);
        certificates.addAll(larger.certificates().notes(channel));
        Evidence.Fork fork = new Evidence.Fork(earlier, later, rootInLarger, tie, certificates);
        boolean proven = new EvidenceCheck(seal.get()).check(fork) instanceof EvidenceCheck.Verdict.Proven;
        return proven ? Optional.of(fork) : Optional.empty();
    }

    private static SecondReading second(ChannelReport report) {
        return new SecondReading(report.file(), report.channel().orElseThrow().suite());
    }

    List<Finding> findings() {
        return findings;
    }

    /** Heads that were held against another file. */
    long compared() {
        return compared;
    }

    /** Heads that say more than the exports here hold. */
    long beyond() {
        return beyond;
    }
}
