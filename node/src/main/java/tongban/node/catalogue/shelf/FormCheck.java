package tongban.node.catalogue.shelf;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Gap;
import tongban.node.catalogue.Material;
import tongban.node.catalogue.Standard;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds a form against its schema, the codes in it against their standards, and the papers against the item. */
final class FormCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Standard standard;
    private final Schema schema;
    private final JsonNode description;

    FormCheck(Standard standard) {
        this.standard = standard;
        String text = new String(standard.schema(), StandardCharsets.UTF_8);
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
        this.description = JSON.readTree(text);
    }

    List<Gap> gaps(byte[] bytes) {
        JsonNode form;
        try {
            form = JSON.readTree(bytes);
        } catch (JacksonException notJson) {
            return List.of(new Gap("", "表单不是 JSON，请更正。", "The form is not JSON. Send a JSON object."));
        }
        List<Gap> gaps = new ArrayList<>();
        for (com.networknt.schema.Error error : schema.validate(form)) {
            gaps.add(gap(error));
        }
        codes(description, form, "", gaps);
        papers(form, gaps);
        return gaps.size() > Catalogue.GAPS_MAX ? gaps.subList(0, Catalogue.GAPS_MAX) : gaps;
    }

    private Gap gap(com.networknt.schema.Error error) {
        String place = error.getInstanceLocation().toString();
        String property = error.getProperty();
        String field = property == null ? place : place + "/" + property;
        JsonNode described = described(field);
        String zh = described.path("title").asString(field);
        String en = described.path("title-en").asString(field);
        String wanted =
                error.getSchemaNode() == null ? "" : error.getSchemaNode().toString();
        return switch (String.valueOf(error.getKeyword())) {
            case "required" -> new Gap(field, "请填写“" + zh + "”。", "Fill in: " + en + ".");
            case "additionalProperties" -> new Gap(field, "表单没有这个字段，请删去。", "The form has no such field. Leave it out.");
            case "type" ->
                new Gap(field, "“" + zh + "”的类型应为 " + wanted + "。", en + " must be of the type " + wanted + ".");
            case "pattern" ->
                new Gap(
                        field,
                        "“" + zh + "”的格式不对，应符合 " + wanted + "。",
                        en + " has another form; it must fit " + wanted + ".");
            case "minLength" ->
                new Gap(field, "“" + zh + "”至少 " + wanted + " 个字符。", en + " has at least " + wanted + " characters.");
            case "maxLength" ->
                new Gap(field, "“" + zh + "”最多 " + wanted + " 个字符。", en + " has at most " + wanted + " characters.");
            case "enum" -> new Gap(field, "“" + zh + "”应为其中之一：" + wanted + "。", en + " is one of " + wanted + ".");
            default ->
                new Gap(
                        field,
                        "“" + zh + "”不符合要求：" + error.getKeyword() + " " + wanted + "。",
                        en + " is not as asked: " + error.getKeyword() + " " + wanted + ".");
        };
    }

    /** The description of a field, found along its pointer. */
    private JsonNode described(String pointer) {
        JsonNode found = description;
        for (String part : pointer.split("/")) {
            if (!part.isEmpty()) {
                found = part.chars().allMatch(Character::isDigit)
                        ? found.path("items")
                        : found.path("properties").path(part);
            }
        }
        return found;
    }

    /** Codes are held against their own standards, which know more than a pattern. */
    private static void codes(JsonNode described, JsonNode value, String pointer, List<Gap> gaps) {
        String code = described.path("code").asString("");
        if (!code.isEmpty() && value.isString()) {
            boolean holds = code.equals("credit-code")
                    ? CreditCode.read(value.asString()).code().isPresent()
                    : ResidentId.read(value.asString()).code().isPresent();
            if (!holds) {
                gaps.add(new Gap(
                        pointer,
                        "“" + described.path("title").asString(pointer) + "”的校验不通过，请核对每一位。",
                        described.path("title-en").asString(pointer) + " does not hold. Compare each character."));
            }
        }
        described
                .path("properties")
                .properties()
                .forEach(entry ->
                        codes(entry.getValue(), value.path(entry.getKey()), pointer + "/" + entry.getKey(), gaps));
    }

    private void papers(JsonNode form, List<Gap> gaps) {
        Set<String> supplied = new HashSet<>();
        for (JsonNode one : form.path("materials")) {
            supplied.add(one.asString(""));
        }
        for (Material material : standard.materials()) {
            boolean needed =
                    material.when().isEmpty() || form.at(material.when().get()).asBoolean(false);
            if (needed && material.register().isEmpty() && !supplied.contains(material.material())) {
                gaps.add(new Gap(
                        "/materials",
                        "缺少材料“" + material.name().zh() + "”（"
                                + material.reference().citation() + "），请提交。",
                        "Missing: " + material.name().en() + " ("
                                + material.reference().citation() + "). Hand it in."));
            }
        }
    }
}
