package tongban.node.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.node.catalogue.Predicate.All;
import tongban.node.catalogue.Predicate.Any;
import tongban.node.catalogue.Predicate.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each test of a field comes out as its words say, and a negation always the other way. */
class PredicateTest {

    private static final JsonNode FORM = JsonMapper.builder().build().readTree("""
                    {"a":"x","yes":true,"n":5,"big":5.5,"list":["p","q"],"none":[],"blank":" ","inner":{"b":"y"}}""");

    @ParameterizedTest
    @CsvSource({
        "/a, IS, x, true",
        "/a, IS, y, false",
        "/missing, IS, x, false",
        "/yes, IS, true, true",
        "/yes, IS, false, false",
        "/inner/b, IN, x|y, true",
        "/a, IN, y|z, false",
        "/n, IS, 5, false",
        "/n, AT_LEAST, 5, true",
        "/n, AT_LEAST, 6, false",
        "/n, AT_MOST, 5, true",
        "/big, AT_MOST, 5, false",
        "/a, AT_MOST, 5, false",
        "/missing, AT_MOST, 5, false",
        "/a, PRESENT, , true",
        "/list, PRESENT, , true",
        "/none, PRESENT, , false",
        "/blank, PRESENT, , false",
        "/missing, PRESENT, , false",
        "/list, HOLDS, p, true",
        "/list, HOLDS, r, false",
        "/a, HOLDS, x, true",
        "/n, HOLDS, 5, false"
    })
    void aTest(String field, Kind kind, String values, boolean holds) {
        List<String> compared = values == null ? List.of() : List.of(values.split("\\|"));
        Predicate.Test test = new Predicate.Test(field, kind, compared, true);

        assertThat(test.holds(FORM)).isEqualTo(holds);
        assertThat(test.negated().holds(FORM)).isEqualTo(!holds);
        assertThat(test.changes(FORM)).hasSize(holds ? 0 : 1);
    }

    @Test
    void theSmallestChangeIsTold() {
        Predicate.Test met = new Predicate.Test("/a", Kind.IS, List.of("x"), true);
        Predicate.Test one = new Predicate.Test("/a", Kind.IS, List.of("y"), true);
        Predicate.Test two = new Predicate.Test("/n", Kind.AT_LEAST, List.of("9"), true);

        assertThat(new Any(List.of(new All(List.of(one, two)), two)).changes(FORM))
                .containsExactly(two);
        assertThat(new All(List.of(met, one, two)).changes(FORM)).containsExactly(one, two);
        assertThat(new Any(List.of(one, met)).changes(FORM)).isEmpty();
        assertThat(new All(List.of(met, one)).negated().holds(FORM)).isTrue();
        assertThat(new Any(List.of(met, one)).negated().changes(FORM)).containsExactly((Predicate.Test) met.negated());
    }
}
