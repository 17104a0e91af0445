package tongban.node.portal.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.CatalogueFiles;
import tongban.node.catalogue.Standard;
import tongban.node.web.StrictJson;
import tongban.policy.limit.TimeLimits;
import tools.jackson.databind.node.ObjectNode;

/** Every shipped form can be asked, question by question, and what was typed comes back as it was said. */
class QuestionsTest {

    private static final Catalogue SHIPPED = CatalogueFiles.shipped(TimeLimits.shipped());
    private static final LocalDate DAY = LocalDate.parse("2026-11-28");

    static Stream<Standard> standards() {
        return SHIPPED.all(DAY).stream();
    }

    private static Standard branch() {
        return SHIPPED.inForce("registration/branch-company", DAY).orElseThrow();
    }

    private static Question question(Standard standard, String key) {
        return Questions.of(standard).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("standards")
    void everyFieldHasNamesAndAnInputOfItsOwn(Standard standard) {
        for (Question question : Questions.of(standard)) {
            Set<String> ids = new HashSet<>();
            assertThat(question.fields()).isNotEmpty().allSatisfy(field -> {
                assertThat(field.name().zh()).isNotBlank();
                assertThat(field.name().en()).isNotBlank();
                assertThat(ids.add(field.id())).isTrue();
                assertThat(field.hint().map(hint -> hint.zh()).orElse("")).doesNotContain("^");
            });
        }
    }

    @Test
    void anApprovalIsAskedForOnlyWhenTheScopeNeedsOne() {
        ObjectNode form = StrictJson.object();
        Question date = question(branch(), "approvalDate");
        assertThat(new Relevance(branch(), form).isAsked(date)).isFalse();
        form.put("scopeNeedsApproval", true);
        assertThat(new Relevance(branch(), form).isAsked(date)).isTrue();
        form.put("approvalHasTerm", true);
        assertThat(new Relevance(branch(), form).isAsked(date)).isFalse();
        assertThat(new Relevance(branch(), form).isAsked(question(branch(), "approvalInTerm")))
                .isTrue();
    }

    @Test
    void numbersAndCodesMayBeTypedAsPeopleTypeThem() {
        Standard company = SHIPPED.inForce("registration/company", DAY).orElseThrow();
        Question capital = question(company, "registeredCapital");
        for (Map.Entry<String, String> typed : Map.of(
                        "１,０００ ０００", "1000000", "12.50", "12.50", "1e999999999", "\"1e999999999\"", "十万", "\"十万\"")
                .entrySet()) {
            assertThat(new Typed(Map.of("value", List.of(typed.getKey())))
                            .answer(capital, StrictJson.object())
                            .orElseThrow()
                            .toString())
                    .isEqualTo(typed.getValue());
        }
        Map<String, List<String>> parent = new HashMap<>();
        parent.put("creditCode", List.of(" 9110 0000 yanx 000144 "));
        assertThat(Typed.of(question(branch(), "parent"), parent)
                        .answer(question(branch(), "parent"), StrictJson.object())
                        .orElseThrow()
                        .toString())
                .isEqualTo("{\"creditCode\":\"91100000YANX000144\"}");
    }

    @Test
    void aFaultWithinAnEntryStandsBesideItsInput() {
        Standard change = SHIPPED.inForce("registration/company-change", DAY).orElseThrow();
        Question branches = question(change, "branches");
        assertThat(branches.entries()).isTrue();
        assertThat(branches.idOf("/branches/12/name")).isEqualTo("name");
        assertThat(branches.idOf("/branches")).isEqualTo("creditCode");
        assertThat(question(branch(), "premises").idOf("/premises/address")).isEqualTo("address");
        assertThat(question(branch(), "scope").idOf("/scope/3")).isEqualTo("value");
    }
}
