package tongban.node.register.question;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import tongban.kernel.channel.EntryId;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.Digest;
import tongban.node.register.Evidence;
import tongban.node.register.RegisterKind;
import tongban.node.web.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * Question and answer as they stood, with their place in the log: all that evidence says is read from here.
 *
 * @param question the question's body as sent
 * @param answer the answer's body as received
 * @param asked when this zone asked
 * @param entry the place in the partner's log; empty for this zone's own register
 * @param basis the article's citation and the basis that it names; empty for this zone's own register
 */
record Frame(
        ZoneCode zone,
        RegisterKind register,
        byte[] question,
        byte[] answer,
        Instant asked,
        Optional<Evidence.Entry> entry,
        Optional<NamedBasis> basis) {

    private static final String HEADING = "tongban/1/register-evidence\n";

    /** How an article is cited, and the legal basis that it names. */
    record NamedBasis(String provision, String text) {}

    byte[] bytes() {
        ObjectNode frame = StrictJson.object();
        frame.put("zone", zone.value());
        frame.put("register", register.word());
        frame.put("question", Base64.getEncoder().encodeToString(question));
        frame.put("answer", Base64.getEncoder().encodeToString(answer));
        frame.put("asked", asked.toString());
        entry.ifPresent(place -> {
            frame.put("entry", place.question().toString());
            frame.put("index", place.answer());
        });
        basis.ifPresent(named -> {
            frame.put("provision", named.provision());
            frame.put("basis", named.text());
        });
        return StrictJson.bytes(frame);
    }

    /** Reads what this program wrote. */
    static Frame read(byte[] bytes) {
        ObjectNode frame = StrictJson.read(bytes).orElseThrow();
        Optional<Evidence.Entry> entry = StrictJson.text(frame, "entry")
                .map(id -> new Evidence.Entry(entryId(id), frame.get("index").longValue()));
        Optional<NamedBasis> basis = StrictJson.text(frame, "provision")
                .map(words ->
                        new NamedBasis(words, StrictJson.text(frame, "basis").orElseThrow()));
        return new Frame(
                new ZoneCode(StrictJson.text(frame, "zone").orElseThrow()),
                RegisterKind.of(StrictJson.text(frame, "register").orElseThrow())
                        .orElseThrow(),
                Base64.getDecoder().decode(StrictJson.text(frame, "question").orElseThrow()),
                Base64.getDecoder().decode(StrictJson.text(frame, "answer").orElseThrow()),
                Instant.parse(StrictJson.text(frame, "asked").orElseThrow()),
                entry,
                basis);
    }

    static EntryId entryId(String hex) {
        return new EntryId(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }

    /** By which two people compare it. */
    Digest digest() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(HEADING.getBytes(StandardCharsets.US_ASCII));
            return Digest.of(hash.digest(bytes()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The question, which this zone wrote. */
    QuestionBody asks() {
        return switch (QuestionBody.read(register, question)) {
            case QuestionBody.Reading.Well well -> well.question();
            case QuestionBody.Reading.Refused refused -> throw new IllegalStateException(refused.sentence());
        };
    }

    /** The answer, which was checked before it was stored. */
    AnswerBody says() {
        return AnswerBody.read(answer, question, asks()).orElseThrow();
    }

    Evidence evidence(UUID id) {
        QuestionBody asks = asks();
        AnswerBody says = says();
        return new Evidence(
                id,
                new Evidence.Source(zone, register, says.authority()),
                asks.subject().masked(),
                says.result(),
                says.fields(),
                asks.purpose(),
                asks.article()
                        .flatMap(cited -> basis.map(named ->
                                new Evidence.Basis(cited.compact(), cited.number(), named.provision(), named.text()))),
                new Evidence.Times(asked, says.at(), says.notAfter(), says.reason()),
                entry,
                digest());
    }
}
