package tongban.node.casework.door;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.kernel.casework.CaseId;
import tools.jackson.databind.JsonNode;

/**
 * What is done with requests of one shape.
 *
 * @param method of HTTP; what is posted needs an Idempotency-Key
 * @param path behind {@code /api/casework/v1}, as a whole
 */
record Route(String method, Pattern path, Function<Call, Reply> deed) {

    static Route get(String path, Function<Call, Reply> deed) {
        return new Route("GET", Pattern.compile(path), deed);
    }

    static Route post(String path, Function<Call, Reply> deed) {
        return new Route("POST", Pattern.compile(path), deed);
    }

    /**
     * A request that fits.
     *
     * @param path the groups of the route's path
     * @param body an object; empty for GET
     * @param parameters of the query
     */
    record Call(Matcher path, JsonNode body, Function<String, Optional<String>> parameters, Locale locale) {

        String part(int group) {
            return path.group(group);
        }

        /** The case that the path's first group names. */
        Optional<CaseId> caseId() {
            return CaseId.read(part(1));
        }

        Optional<String> parameter(String name) {
            return parameters.apply(name);
        }

        String text(String member) {
            return body.path(member).asString("");
        }
    }
}
