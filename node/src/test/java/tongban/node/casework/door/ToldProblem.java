package tongban.node.casework.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program is told when something does not fit (RFC 9457). */
final class ToldProblem {

    private ToldProblem() {}

    /** @param pointer the place in the request that one of its errors names; null where there is none */
    static void is(HttpResponse<String> answer, int status, String word, @Nullable String pointer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:tongban:problem:" + word);
        assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("case.refused", "Exception");
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString())
                        .toList())
                .as(answer.body())
                .satisfies(pointers -> assertThat(pointer == null || pointers.contains(pointer))
                        .as(pointer + " in " + pointers)
                        .isTrue());
    }
}
