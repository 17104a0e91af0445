package tongban.node.catalogue.shelf;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Condition;
import tongban.node.catalogue.Gap;
import tongban.node.catalogue.Material;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Unmet;
import tongban.node.catalogue.Words;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds a form against a standard: its schema, the codes and words in it, the papers, the conditions. */
final class FormCheck {

    private final Standard standard;
    private final Schema schema;
    private final FormDescription form;
    private final FormWords words;
    private final Map<String, Set<String>> lists = new HashMap<>();

    FormCheck(Standard standard) {
        this.standard = standard;
        byte[] text = standard.form();
        Set<String> named = new HashSet<>();
        standard.files().forEach((file, bytes) -> {
            if (file.startsWith("lists/")) {
                String list = file.substring("lists/".length(), file.length() - ".yaml".length());
                lists.put(list, WordList.read(file, list, bytes).shipped().words());
                named.add(list);
            }
        });
        this.form = FormDescription.read(Standard.FORM, text, named);
        this.words = new FormWords(form);
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(text, StandardCharsets.UTF_8), InputFormat.JSON);
    }

    List<Gap> gaps(byte[] bytes, LocalDate receipt) {
        Optional<ObjectNode> read = StrictJson.read(bytes);
        if (read.isEmpty()) {
            return List.of(FormWords.notJson());
        }
        ObjectNode filled = read.get();
        List<Gap> gaps = new ArrayList<>();
        for (Error error : schema.validate(filled)) {
            gaps.add(words.gap(error));
        }
        codes(form.schema(), filled, "", gaps);
        papers(filled, receipt, gaps);
        return gaps.size() > Catalogue.GAPS_MAX ? List.copyOf(gaps.subList(0, Catalogue.GAPS_MAX)) : gaps;
    }

    /** Codes and words are held against their own standards and lists, which know more than a pattern. */
    private void codes(JsonNode described, JsonNode value, String pointer, List<Gap> gaps) {
        if (gaps.size() > Catalogue.GAPS_MAX) {
            return;
        }
        if (value.isString()) {
            code(described, value.asString(), pointer, gaps);
            return;
        }
        for (int at = 0; value.isArray() && at < value.size(); at++) {
            codes(described.path("items"), value.path(at), pointer + "/" + at, gaps);
        }
        described
                .path("properties")
                .properties()
                .forEach(entry ->
                        codes(entry.getValue(), value.path(entry.getKey()), pointer + "/" + entry.getKey(), gaps));
    }

    private void code(JsonNode described, String value, String pointer, List<Gap> gaps) {
        boolean holds = switch (described.path("code").asString("")) {
            case "credit-code" -> CreditCode.read(value).code().isPresent();
            case "resident-id" -> ResidentId.read(value).code().isPresent();
            default -> true;
        };
        if (!holds) {
            gaps.add(words.brokenCode(pointer));
        }
        if (described.path("format").asString("").equals("date") && !isDate(value)) {
            gaps.add(words.noDate(pointer));
        }
        String list = described.path("list").asString("");
        if (!list.isEmpty() && !lists.getOrDefault(list, Set.of()).contains(value)) {
            gaps.add(words.notListed(pointer, list));
        }
        String forbidden = described.path("list-not").asString("");
        if (!forbidden.isEmpty()) {
            lists.getOrDefault(forbidden, Set.of()).stream()
                    .filter(value::contains)
                    .forEach(word -> gaps.add(words.listed(pointer, word)));
        }
    }

    private static boolean isDate(String value) {
        try {
            return LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeException notOne) {
            return false;
        }
    }

    private void papers(JsonNode filled, LocalDate receipt, List<Gap> gaps) {
        Set<String> supplied = new HashSet<>();
        filled.path("materials").forEach(one -> supplied.add(one.asString("")));
        for (Material material : standard.materials()) {
            boolean needed = material.when().map(when -> when.holds(filled)).orElse(true);
            if (!needed) {
                continue;
            }
            if (material.register().isEmpty() && !supplied.contains(material.material())) {
                gaps.add(FormWords.missing(material));
            }
            material.age().ifPresent(age -> {
                String day = filled.at(age.dated()).asString("");
                if (!isDate(day)) {
                    gaps.add(words.noDate(age.dated()));
                } else if (LocalDate.parse(day).plusDays(age.days()).isBefore(receipt)) {
                    gaps.add(words.tooOld(material, age));
                }
            });
        }
    }

    List<Unmet> unmet(byte[] bytes) {
        return StrictJson.read(bytes).map(this::unmet).orElse(List.of());
    }

    private List<Unmet> unmet(ObjectNode filled) {
        List<Unmet> unmet = new ArrayList<>();
        for (Condition condition : standard.conditions()) {
            boolean asked = condition.when().map(when -> when.holds(filled)).orElse(true);
            if (asked && !condition.need().holds(filled)) {
                unmet.add(new Unmet(
                        condition,
                        condition.need().changes(filled).stream()
                                .map(this::change)
                                .toList()));
            }
        }
        return unmet;
    }

    private Gap change(tongban.node.catalogue.Predicate.Test test) {
        Words sentence = words.wanted(test);
        return new Gap(test.field(), sentence.zh(), sentence.en());
    }
}
