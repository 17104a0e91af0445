package tongban.node.catalogue.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tongban.kernel.code.ZoneCode;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.store.StandardTables;
import tongban.policy.PolicyReading;
import tongban.policy.limit.TimeLimits;

/** Standards are read strictly: each fault names its line, what is wrong, and what would pass. */
class StandardFileTest {

    private static String common;
    private static String form;

    @BeforeAll
    static void read() throws Exception {
        common = Files.readString(Path.of("../standards/registration/branch-company/common.yaml"));
        form = Files.readString(Path.of("../standards/registration/branch-company/form.json"));
    }

    private static PolicyReading<Standard> reading(String text) {
        return reading(text, form);
    }

    private static PolicyReading<Standard> reading(String text, String schema) {
        Map<String, byte[]> files = Map.of(
                "common.yaml",
                text.getBytes(StandardCharsets.UTF_8),
                "form.json",
                schema.getBytes(StandardCharsets.UTF_8));
        return StandardFile.read("", file -> Optional.ofNullable(files.get(file)), TimeLimits.shipped());
    }

    @Test
    void everyShippedItemIsInForce() {
        assertThat(Shelf.shipped(TimeLimits.shipped()).all(LocalDate.parse("2026-11-28")))
                .extracting(Standard::item)
                .containsExactly(
                        "registration/branch-cancellation",
                        "registration/branch-change",
                        "registration/branch-change-after-parent",
                        "registration/branch-company",
                        "registration/company",
                        "registration/company-change",
                        "registration/individual-business",
                        "registration/individual-business-cancellation",
                        "registration/individual-business-change",
                        "registration/licence-reprint",
                        "registration/name-check",
                        "registration/record-query");
        assertThat(Shelf.shipped(TimeLimits.shipped()).all(LocalDate.parse("2022-02-28")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "common.yaml; bom; 1; save it as UTF-8 without a mark",
                "form.json; bom; 1; save it as UTF-8 without a mark",
                "common.yaml; crlf; 1; save it with line feeds alone",
                "form.json; crlf; 1; save it with line feeds alone",
                "common.yaml; gb18030; 1; is not UTF-8",
                "form.json; gb18030; 3; is not UTF-8",
                "common.yaml; utf-16; 1; is not UTF-8",
                "common.yaml; cut; 7; is not UTF-8",
                "common.yaml; long; 3; break it after 1000",
                "form.json; nul; 3; control character 0"
            })
    void aFileThatTwoEditorsShowAlikeHasTheSameBytes(String file, String fault, int line, String words) {
        Map<String, byte[]> files = new java.util.HashMap<>(Map.of(
                "common.yaml",
                common.getBytes(StandardCharsets.UTF_8),
                "form.json",
                form.getBytes(StandardCharsets.UTF_8)));
        files.put(file, spoilt(file.equals("form.json") ? form : common, fault));
        PolicyReading<Standard> reading =
                StandardFile.read("item/", name -> Optional.ofNullable(files.get(name)), TimeLimits.shipped());

        var found = ((PolicyReading.Refused<Standard>) reading).fault();
        assertThat(found.toString())
                .startsWith("item/" + file + ":" + line + ":")
                .contains(words);
    }

    private static byte[] spoilt(String text, String fault) {
        return switch (fault) {
            case "bom" -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case "crlf" -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
            case "gb18030" -> text.getBytes(java.nio.charset.Charset.forName("GB18030"));
            case "utf-16" -> text.getBytes(StandardCharsets.UTF_16);
            case "cut" -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                int han = text.substring(0, text.indexOf("name:")).getBytes(StandardCharsets.UTF_8).length;
                while (bytes[han] > 0) {
                    han++;
                }
                bytes[han + 1] = ' ';
                yield bytes;
            }
            case "long" ->
                text.replaceFirst("(?s)^((?:[^\n]*\n){2})", "$1# " + "x".repeat(1000) + "\n")
                        .getBytes(StandardCharsets.UTF_8);
            default -> text.replaceFirst("(?s)^((?:[^\n]*\n){2})", "$1\u0000").getBytes(StandardCharsets.UTF_8);
        };
    }

    private static Standard following(String item, String next) {
        String text = common.replace("item: registration/branch-company", "item: " + item)
                .replaceFirst(
                        "(?m)^outcome:",
                        "follows:\n  - { item: " + next + ", within: not-found,"
                                + " reference: { law: 市场主体登记管理条例, article: \"24\" } }\noutcome:");
        return reading(text).shipped();
    }

    @Test
    void itemsDoNotFollowEachOtherInACircle() {
        Shelf shelf = Shelf.shipped(TimeLimits.shipped());
        ZoneCode self = new ZoneCode("yanshi-a");
        Standard first = following("yanshi/first", "yanshi/second");
        assertThat(shelf.circleWith(first)).isEmpty();
        shelf.put(self, List.of(new StandardTables.Row(self, first.id(), first.files())));

        assertThat(shelf.circleWith(following("yanshi/second", "registration/company")))
                .isEmpty();
        assertThat(shelf.circleWith(following("yanshi/second", "yanshi/first")))
                .contains("yanshi/first → yanshi/second → yanshi/first");
    }

    @Test
    void theIdFollowsFromTheBytesOfTheFiles() {
        String id = reading(common).shipped().id();

        assertThat(reading(common + "\n").shipped().id()).isNotEqualTo(id);
        assertThat(reading(common).shipped().id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "item: registration/branch-company; item: Registration; 4; is no name",
                "version: 1; version: 0; 5; no number from 1 to 9999",
                "from: 2022-03-01; from: 2022-02-30; 6; is no date",
                "mode: collected; mode: everywhere; 8; write one of [collected, joint, online]",
                "applicants: [company]; applicants: []; 9; is an empty list",
                "identity_level: 3; identity_level: 9; 10; no number from 1 to 5",
                "eyes: 4; eyes: 3; 12; write one of [2, 4]",
                "roles: [counter, acceptor, reviewer, decider]; roles: [acceptor, decider, mayor]; 13; "
                        + "is not known here",
                "roles: [counter, acceptor, reviewer, decider]; roles: [acceptor, decider]; 13; name reviewer",
                "roles: [counter, acceptor, reviewer, decider]; roles: [counter, reviewer]; 13; "
                        + "name acceptor and decider",
                "decision: branch-registration; decision: branch-registrations; 14; perhaps branch-registration",
                "gaps: notice-of-gaps; gaps: no-such-thing; 14; is no limit of policy/limits",
                "identity_level: 3; identity_levels: 3; 10; is an unknown key",
                "amount: none; amount: some; 17; write one of [none]",
                "register: company; register: tax; 38; is not known here",
                "valid_days: 90; valid_days: many; 53; is no number",
                "dated: /approvalDate; dated: /approval; 54; is no field of the form",
                "dated: /approvalDate; register: company; 50; an age without a date",
                "field: /scopeNeedsApproval; field: scope; 29; write a JSON pointer",
                "field: /scopeNeedsApproval, is; field: /scopeNeedsApproval, was; 29; is an unknown key",
                "{ field: /scopeNeedsApproval, is: true }; { all: [] }; 29; is an empty list",
                "material: premises; material: application; 40; a second time",
                "outcome: business-licence; outcome: a-medal; 62; is not known here",
                "outcome: business-licence; reward: 1; 62; is an unknown key"
            })
    void aFaultNamesItsLineAndTheCure(String find, String replacement, int line, String words) {
        assertThat(common).contains(find);
        PolicyReading<Standard> reading = reading(common.replaceFirst(
                java.util.regex.Pattern.quote(find), java.util.regex.Matcher.quoteReplacement(replacement)));

        assertThat(reading).isInstanceOf(PolicyReading.Refused.class);
        var fault = ((PolicyReading.Refused<Standard>) reading).fault();
        assertThat(fault.toString()).contains(words.strip());
        assertThat(fault.line()).as(fault.toString()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "subject: /head; has no creditCode",
                "subject: /nobody; is no field of the form",
                "follows: [{ item: a/b, each: /scope, within: not-found, reference: { law: 演示, article: '1' } }]; "
                        + "describe creditCode, name, zone there",
                "follows: [{ item: a/b, tells: /x, within: not-found, reference: { law: 演示, article: '1' } }]; "
                        + "is no field of the form"
            },
            quoteCharacter = '"')
    void whoeverHasToFollowIsKnownByCodeAndName(String line, String words) {
        var fault = ((PolicyReading.Refused<Standard>) reading(common + line + "\n")).fault();

        assertThat(fault.toString()).contains(words.strip());
        assertThat(fault.line()).isEqualTo(63);
    }

    @Test
    void anApplicationIsAboutAnEntity() {
        assertThat(reading(common + "subject: /parent\n").shipped().subject()).contains("/parent");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"additionalProperties\": false,; ; 1; allows fields that nobody described",
                "\"title-en\": \"Name of the branch\"; \"title-en\": \"\"; 8; has no title-en",
                "\"maxLength\": 100, \"pattern\": \"分公司$\"; \"pattern\": \"分公司$\"; 8; has no maxLength",
                "分公司$; (a+)+$; 8; a repeated repetition",
                "\"pattern\": \"分公司$\"; \"$ref\": \"http://localhost/x\"; 8; has the keyword $ref",
                "\"code\": \"resident-id\"; \"code\": \"passport\"; 27; has the code",
                "\"code\": \"resident-id\"; \"list\": \"names\"; 27; add it under lists",
                "\"enum-names\": [\"独立核算\", \"非独立核算\"],; ; 39; choices without names",
                "\"type\": \"boolean\"; \"type\": \"truth\"; 35; has no type that forms have"
            })
    void aFaultOfTheFormNamesItsLineAndTheCure(String find, String replacement, int line, String words) {
        assertThat(form).contains(find);
        String altered = form.replaceFirst(
                java.util.regex.Pattern.quote(find),
                java.util.regex.Matcher.quoteReplacement(replacement == null ? "" : replacement));

        var fault = ((PolicyReading.Refused<Standard>) reading(common, altered)).fault();
        assertThat(fault.toString()).startsWith("form.json:").contains(words.strip());
        assertThat(fault.line()).as(fault.toString()).isEqualTo(line);
    }
}
