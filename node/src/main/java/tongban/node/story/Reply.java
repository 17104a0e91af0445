package tongban.node.story;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a node answered to a program.
 *
 * @param index the place in the partner's log, where there is one
 */
record Reply(int status, OptionalLong index, byte[] bytes) {

    private static final int BRIEF = 300;

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() {
        return JsonMapper.builder().build().readTree(bytes);
    }

    boolean says(String words) {
        return text().contains(words);
    }

    /** Status and the beginning of the text, for people. */
    @Override
    public String toString() {
        String text = text().replaceAll("\\s+", " ");
        return status + " " + (text.length() > BRIEF ? text.substring(0, BRIEF) + "…" : text);
    }
}
