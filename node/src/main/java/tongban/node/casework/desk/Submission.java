package tongban.node.casework.desk;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tongban.node.casework.crossing.CaseMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of the event that begins a case.
 *
 * @param number what people read
 * @param subject the applicant's name
 */
record Submission(String number, String subject) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int NUMBER_MAX = 64;

    /** The form goes in as the bytes that were handed in, so that nothing in it changes. */
    static byte[] write(String number, String subject, byte[] form) {
        String text = "{\"number\":" + JSON.writeValueAsString(number) + ",\"subject\":"
                + JSON.writeValueAsString(subject) + ",\"form\":" + new String(form, StandardCharsets.UTF_8) + "}";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Optional<Submission> read(byte[] body) {
        return CaseMessage.object(body).flatMap(Submission::of);
    }

    private static Optional<Submission> of(JsonNode node) {
        String number = node.path("number").asString("");
        String subject = node.path("subject").asString("");
        return Filings.isName(subject) && Filings.isName(number) && number.length() <= NUMBER_MAX
                ? Optional.of(new Submission(number, subject))
                : Optional.empty();
    }
}
