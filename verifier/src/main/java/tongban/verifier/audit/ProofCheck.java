package tongban.verifier.audit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.Evidence;
import tongban.kernel.channel.EvidenceCheck;
import tongban.kernel.channel.EvidenceText;
import tongban.kernel.channel.SignedCheckpoint;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.seal.PublicKey;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;
import tongban.verifier.command.Verdict;

/**
 * An inclusion proof, checked alone: the entry stands at its place under a head that certified keys of the zone signed.
 *
 * @param fault the reason why it does not hold, a key of the bundle under {@code proof.fault}; empty when it holds
 * @param body whether the body is shown, and is the header's
 */
record ProofCheck(
        Path path,
        EvidenceText.Proof proof,
        Optional<EntryHeader> header,
        Optional<PublicKey> seal,
        List<PublicKey> keys,
        Optional<String> fault,
        BodyShown body) {

    /** What the proof says about the body. */
    enum BodyShown {
        SHOWN,
        NOT_SHOWN,
        OTHER
    }

    static ProofCheck of(Path path, EvidenceText.Proof proof, Trust trust) {
        Evidence.ProvenEntry entry = proof.entry();
        ChannelName channel = entry.under().checkpoint().channel();
        Optional<PublicKey> seal = EvidenceFile.Seals.of(channel.from().value(), proof.certificates(), trust);
        List<PublicKey> signers = seal.map(key -> signers(key, proof)).orElse(List.of());
        Optional<EntryHeader> header = EntryHeader.decode(entry.header()) instanceof Decoded.Well<EntryHeader> well
                ? Optional.of(well.value())
                : Optional.empty();
        TreeHash hash = new TreeHash(channel.suite());
        BodyShown body = entry.body()
                .map(shown ->
                        header.filter(value -> isBodyOf(hash, shown, value)).isPresent()
                                ? BodyShown.SHOWN
                                : BodyShown.OTHER)
                .orElse(BodyShown.NOT_SHOWN);
        Optional<String> fault = fault(entry, seal, signers, header, body);
        return new ProofCheck(path, proof, header, seal, signers, fault, body);
    }

    private static boolean isBodyOf(TreeHash hash, Body body, EntryHeader header) {
        return body.bytes().length == header.bodyLength()
                && hash.salted(body.salt(), body.bytes()).equals(header.bodyDigest());
    }

    /** The certified keys that signed the head; empty unless every signature on it is one of theirs. */
    private static List<PublicKey> signers(PublicKey seal, EvidenceText.Proof proof) {
        SignedCheckpoint under = proof.entry().under();
        List<PublicKey> keys = new EvidenceCheck(seal)
                .nodeKeys(proof.certificates(), under.checkpoint().channel()).stream()
                        .distinct()
                        .filter(key -> under.note()
                                .signedBy(
                                        under.checkpoint().channel().from().value(),
                                        key,
                                        tongban.kernel.seal.Purpose.CHECKPOINT))
                        .toList();
        return under.signedByAll(keys) && keys.size() <= 2 ? keys : List.of();
    }

    private static Optional<String> fault(
            Evidence.ProvenEntry entry,
            Optional<PublicKey> seal,
            List<PublicKey> signers,
            Optional<EntryHeader> header,
            BodyShown body) {
        Checkpoint under = entry.under().checkpoint();
        TreeHash hash = new TreeHash(under.channel().suite());
        if (seal.isEmpty()) {
            return Optional.of("seal");
        }
        if (signers.isEmpty()) {
            return Optional.of("signature");
        }
        if (!entry.inclusion().proves(hash, hash.leaf(entry.header()), under.root())) {
            return Optional.of("path");
        }
        if (header.isEmpty()) {
            return Optional.of("header");
        }
        if (header.get().index() != entry.inclusion().index()) {
            return Optional.of("index");
        }
        return body == BodyShown.OTHER ? Optional.of("body") : Optional.empty();
    }

    Verdict verdict() {
        return fault.isEmpty() ? Verdict.WELL : Verdict.FAILED;
    }

    private boolean given(Trust trust) {
        return trust.names(channel().from().value());
    }

    private ChannelName channel() {
        return proof.entry().under().checkpoint().channel();
    }

    private String signers() {
        return String.join(", ", keys.stream().map(key -> key.id().hex()).toList());
    }

    /** The proof for people. */
    List<String> lines(Output output, Trust trust) {
        Checkpoint under = proof.entry().under().checkpoint();
        List<String> lines = new ArrayList<>();
        lines.add(fault.map(name -> output.text("proof.broken", path, output.text("proof.fault." + name)))
                .orElseGet(() -> output.text("proof.holds", path)));
        // A seal key that is not known is no fault of the proof.
        fault.filter(name -> !name.equals("seal")).ifPresent(name -> lines.add(output.text("proof.again")));
        TextTable table = new TextTable(2);
        table.row(output.text("proof.channel"), channel());
        table.row(output.text("proof.index"), proof.entry().inclusion().index());
        header.ifPresent(value -> {
            table.row(output.text("proof.kind"), output.text("kind." + value.kind()));
            table.row(output.text("proof.time"), value.eventTime());
            table.row(output.text("proof.topic"), value.topic());
            table.row(output.text("proof.id"), value.id());
            table.row(output.text("proof.digest"), value.bodyDigest());
        });
        table.row(output.text("proof.body"), output.text("proof.body." + body));
        table.row(output.text("proof.head"), output.text("proof.under", under.size(), under.time()));
        table.row(output.text("proof.keys"), keys.isEmpty() ? "-" : signers());
        String fingerprint = seal.map(PublicKey::fingerprint).orElse("-");
        table.row(output.text("proof.seal"), fingerprint);
        lines.addAll(table.lines());
        if (seal.isPresent()) {
            lines.add(output.text(
                    given(trust) ? "trust.given" : "trust.compare", channel().from()));
        }
        if (body == BodyShown.SHOWN) {
            lines.add(output.text("proof.text"));
            lines.addAll(shownBody());
        }
        return lines;
    }

    /** The first lines of a body that is text; nothing that a terminal would act on. */
    private List<String> shownBody() {
        String text = new String(proof.entry().body().orElseThrow().bytes(), StandardCharsets.UTF_8);
        return text.lines()
                .limit(20)
                .map(line -> "  "
                        + line.codePoints()
                                .limit(200)
                                .filter(c ->
                                        c >= ' ' && c != 0x7f && Character.getType(c) != Character.FORMAT && c != 0x9b)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append))
                .toList();
    }

    /** The proof for programs. */
    Map<String, Object> object(Output output, Trust trust) {
        Checkpoint under = proof.entry().under().checkpoint();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", path);
        object.put("type", "proof");
        object.put("holds", fault.isEmpty());
        fault.ifPresent(name -> object.put("fault", output.text("proof.fault." + name)));
        object.put("channel", channel());
        object.put("index", proof.entry().inclusion().index());
        header.ifPresent(value -> {
            object.put("kind", value.kind().name().toLowerCase(java.util.Locale.ROOT));
            object.put("time", value.eventTime());
            object.put("topic", value.topic());
            object.put("id", value.id());
            object.put("bodyDigest", value.bodyDigest());
        });
        object.put("body", body.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        object.put("size", under.size());
        object.put("headTime", under.time());
        object.put("keys", keys.stream().map(key -> key.id().hex()).toList());
        object.put("seal", seal.map(PublicKey::fingerprint).orElse(""));
        object.put("trust", given(trust) ? "given" : "to be compared");
        return object;
    }
}
