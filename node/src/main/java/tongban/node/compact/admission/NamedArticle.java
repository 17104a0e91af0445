package tongban.node.compact.admission;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The compact and the article that a body names. The body is read as a stream and nothing of it is kept.
 *
 * @param compact as it stands there
 * @param article as it stands there
 */
record NamedArticle(String compact, int article) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Reads a JSON object in UTF-8 to its end; empty when it is none, or lacks one of the two members. */
    static Optional<NamedArticle> in(byte[] body) {
        // A zero byte means UTF-16 or UTF-32, which the parser would accept; a body is UTF-8.
        if (body.length < 2 || body[0] == 0 || body[1] == 0) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            return read(parser);
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static Optional<NamedArticle> read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        @Nullable String compact = null;
        int article = 0;
        // A body that names a member twice could say one thing here and another to its handler.
        int named = 0;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("compact")) {
                named++;
                compact = value == JsonToken.VALUE_STRING ? parser.getString() : null;
            } else if (name.equals("article")) {
                named++;
                article = value == JsonToken.VALUE_NUMBER_INT ? parser.getIntValue() : 0;
            }
            parser.skipChildren();
        }
        boolean whole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        return compact == null || article < 1 || named != 2 || !whole
                ? Optional.empty()
                : Optional.of(new NamedArticle(compact, article));
    }
}
