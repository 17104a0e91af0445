package tongban.node.register.question;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tongban.kernel.code.ZoneCode;
import tongban.node.register.Inquiry;
import tongban.node.register.Looking;
import tongban.node.register.RegisterKind;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An inquiry that waits to be verified later, as it is sealed in its row.
 *
 * @param said the question that left last, whose late answer counts
 */
record OpenInquiry(Inquiry inquiry, Optional<Attempt.Said> said) {

    byte[] bytes() {
        ObjectNode open = StrictJson.object();
        open.put("zone", inquiry.zone().value());
        open.put("register", inquiry.subject().kind().word());
        open.put("question", base64(QuestionBody.of(inquiry, Optional.empty()).bytes()));
        open.put("by", inquiry.looking().by());
        ObjectNode claimed = open.putObject("claimed");
        inquiry.claimed().forEach(claimed::put);
        said.ifPresent(one -> {
            open.put("said", base64(one.body()));
            open.put("asked", one.asked().toString());
            one.basis().ifPresent(basis -> {
                open.put("provision", basis.provision());
                open.put("basis", basis.text());
            });
        });
        return StrictJson.bytes(open);
    }

    /** Reads what this program wrote. */
    static OpenInquiry read(byte[] bytes) {
        ObjectNode open = StrictJson.read(bytes).orElseThrow();
        RegisterKind kind = RegisterKind.of(text(open, "register")).orElseThrow();
        QuestionBody.Reading reading =
                QuestionBody.read(kind, Base64.getDecoder().decode(text(open, "question")));
        if (!(reading instanceof QuestionBody.Reading.Well well)) {
            throw new IllegalStateException("an open inquiry of this zone cannot be read");
        }
        QuestionBody question = well.question();
        Map<String, String> claimed = new TreeMap<>();
        for (Map.Entry<String, JsonNode> one : ((ObjectNode) open.get("claimed")).properties()) {
            claimed.put(one.getKey(), one.getValue().stringValue());
        }
        Inquiry inquiry = new Inquiry(
                new ZoneCode(text(open, "zone")),
                question.subject(),
                question.fields(),
                question.purpose(),
                new Looking(text(open, "by"), question.matter()),
                new TreeMap<>(claimed));
        return new OpenInquiry(inquiry, said(open));
    }

    private static Optional<Attempt.Said> said(ObjectNode open) {
        return StrictJson.text(open, "said")
                .map(body -> new Attempt.Said(
                        Base64.getDecoder().decode(body),
                        Instant.parse(text(open, "asked")),
                        StrictJson.text(open, "provision")
                                .map(provision -> new Frame.NamedBasis(provision, text(open, "basis")))));
    }

    private static String text(ObjectNode object, String member) {
        return StrictJson.text(object, member).orElseThrow();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
