package tongban.node.catalogue.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Gap;
import tongban.policy.limit.TimeLimits;

/** What is wrong with a form is told all at once, field by field, whatever stands in it. */
class FormCheckTest {

    static final String WELL = """
            {"name":"演示科技有限公司成都分公司",
             "parent":{"creditCode":"91100000YANX000144","name":"演示科技有限公司"},
             "premises":{"division":"510107061","address":"演示路一号"},
             "head":{"name":"张演示","residentId":"510107189901010006","mobile":"13000000000"},
             "scope":["演示软件开发"],"scopeNeedsApproval":false,"accounting":"dependent",
             "contact":{"name":"李演示","mobile":"13000000001"},
             "materials":["application","premises","appointment"]}
            """;

    private final Catalogue catalogue = Shelf.shipped(TimeLimits.shipped());

    private List<Gap> gaps(String form) {
        return catalogue.gaps(
                catalogue
                        .inForce("registration/branch-company", LocalDate.parse("2026-11-28"))
                        .orElseThrow(),
                form.getBytes(StandardCharsets.UTF_8),
                LocalDate.parse("2026-11-28"));
    }

    @Test
    void aWholeFormHasNoGap() {
        assertThat(gaps(WELL)).isEmpty();
    }

    @Test
    void allGapsAreToldAtOnce() {
        assertThat(gaps("{}"))
                .hasSize(12)
                .allSatisfy(gap -> assertThat(gap.zh()).matches("请填写.*|缺少材料.*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "91100000YANX000144; 91100000YANX000145; /parent/creditCode; 校验",
                "510107189901010006; 510107189901010007; /head/residentId; 校验",
                "成都分公司; 成都分店; /name; 格式",
                "13000000000; 23000000000; /head/mobile; 格式",
                "\"dependent\"; \"both\"; /accounting; 其中之一",
                "\"scopeNeedsApproval\":false; \"scopeNeedsApproval\":true,\"approvalDate\":\"2026-11-01\"; "
                        + "/materials; 前置许可批准文件",
                "\"scopeNeedsApproval\":false; \"scopeNeedsApproval\":\"no\"; /scopeNeedsApproval; 类型",
                "\"accounting\":\"dependent\"; \"accounting\":\"dependent\",\"accounting\":\"dependent\"; ''; 不得重复",
                "\"application\",; ; /materials; 分公司登记申请书",
                "\"accounting\"; \"__proto__\":1,\"accounting\"; /__proto__; 没有这个字段"
            })
    void aGapNamesItsFieldAndTheCure(String find, String replacement, String field, String words) {
        List<Gap> gaps = gaps(WELL.replace(find, replacement == null ? "" : replacement));

        assertThat(gaps).as(gaps.toString()).hasSize(1);
        assertThat(gaps.getFirst().field()).isEqualTo(field);
        assertThat(gaps.getFirst().zh()).contains(words);
        assertThat(gaps.getFirst().en()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2026-08-30; 0; ", // ninety days before the day of receipt
                "2026-08-29; 1; 已超过 90 日",
                "2026-02-30; 2; 应为日期"
            })
    void aPaperIsNotOlderThanItsProvisionAllows(String day, int gaps, String words) {
        String form = WELL.replace(
                        "\"scopeNeedsApproval\":false", "\"scopeNeedsApproval\":true,\"approvalDate\":\"" + day + "\"")
                .replace("\"application\",", "\"application\",\"approval\",");

        assertThat(gaps(form))
                .as(gaps(form).toString())
                .hasSize(gaps)
                .allSatisfy(gap -> assertThat(gap.zh()).contains(words));
    }

    @Test
    void hostileFormsGiveGapsAndNoException() {
        String deep = "[".repeat(5000) + "]".repeat(5000);
        for (String form : List.of(
                "",
                "null",
                "[]",
                "\"x\"",
                deep,
                WELL.replace("演示路一号", "\\u0000'; drop table x; <script>"),
                WELL.replace("演示路一号", "😀䶮".repeat(2000)),
                WELL.replace("[\"演示软件开发\"]", "[" + "\"ab\",".repeat(5000) + "\"ab\"]"))) {
            assertThat(gaps(form))
                    .as(form.substring(0, Math.min(20, form.length())))
                    .hasSizeLessThanOrEqualTo(100);
        }
        assertThat(gaps(deep)).isNotEmpty();
    }
}
