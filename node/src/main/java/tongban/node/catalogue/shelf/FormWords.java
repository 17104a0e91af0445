package tongban.node.catalogue.shelf;

import com.networknt.schema.Error;
import java.util.List;
import java.util.stream.Collectors;
import tongban.node.catalogue.Gap;
import tongban.node.catalogue.Material;
import tongban.node.catalogue.PatternWords;
import tongban.node.catalogue.Predicate;
import tongban.node.catalogue.Words;

/** What is wrong with a form, in both languages, each time with what would pass. */
final class FormWords {

    private final FormDescription form;

    FormWords(FormDescription form) {
        this.form = form;
    }

    static Gap notJson() {
        return new Gap("", "表单应为一个 JSON 对象，字段不得重复，请更正。", "The form must be one JSON object without a member twice.");
    }

    static Gap missing(Material material) {
        String cited = material.reference().citation();
        return new Gap(
                "/materials",
                "缺少材料“" + material.name().zh() + "”（" + cited + "），请提交。",
                "Missing: " + material.name().en() + " (" + cited + "). Hand it in.");
    }

    Gap tooOld(Material material, Material.Age age) {
        String cited = material.reference().citation();
        return new Gap(
                age.dated(),
                "“" + material.name().zh() + "”作出已超过 " + age.days() + " 日（" + cited + "），请重新确认其效力。",
                material.name().en() + " is older than " + age.days() + " days (" + cited
                        + "). Have it confirmed anew.");
    }

    private Gap gap(String pointer, String zh, String en) {
        Words name = form.name(pointer);
        return new Gap(pointer, "“" + name.zh() + "”" + zh, name.en() + " " + en);
    }

    Gap brokenCode(String pointer) {
        return gap(pointer, "的校验不通过，请核对每一位。", "does not hold. Compare each character.");
    }

    Gap noDate(String pointer) {
        return gap(pointer, "应为日期，如 2026-10-01。", "must be a date such as 2026-10-01.");
    }

    Gap notListed(String pointer, String list) {
        return gap(pointer, "不在规范目录“" + list + "”中，请从目录中选择。", "is not in the list " + list + ". Choose from it.");
    }

    Gap listed(String pointer, String word) {
        return gap(pointer, "不得含有“" + word + "”，请更换。", "must not hold \"" + word + "\". Choose other words.");
    }

    /** What the schema found. */
    Gap gap(Error error) {
        String place = error.getInstanceLocation().toString();
        String property = error.getProperty();
        String field = property == null ? place : place + "/" + property;
        String wanted =
                error.getSchemaNode() == null ? "" : error.getSchemaNode().toString();
        String keyword = String.valueOf(error.getKeyword());
        return switch (keyword) {
            case "required" ->
                new Gap(
                        field,
                        "请填写“" + form.name(field).zh() + "”。",
                        "Fill in: " + form.name(field).en() + ".");
            case "additionalProperties" -> new Gap(field, "表单没有这个字段，请删去。", "The form has no such field. Leave it out.");
            case "type" -> type(field, wanted);
            case "pattern" -> pattern(field, wanted);
            case "minLength" -> gap(field, "至少 " + wanted + " 个字符。", "has at least " + wanted + " characters.");
            case "maxLength" -> gap(field, "最多 " + wanted + " 个字符。", "has at most " + wanted + " characters.");
            case "minItems" -> gap(field, "至少 " + wanted + " 项。", "has at least " + wanted + " entries.");
            case "maxItems" -> gap(field, "最多 " + wanted + " 项。", "has at most " + wanted + " entries.");
            case "minimum" -> gap(field, "不得小于 " + wanted + "。", "is at least " + wanted + ".");
            case "maximum" -> gap(field, "不得大于 " + wanted + "。", "is at most " + wanted + ".");
            case "uniqueItems" -> gap(field, "有重复的项，请删去。", "has an entry twice. Leave one out.");
            case "enum" ->
                gap(field, "应为其中之一：" + choices(field, true) + "。", "is one of " + choices(field, false) + ".");
            default ->
                gap(field, "不符合要求：" + keyword + " " + wanted + "。", "is not as asked: " + keyword + " " + wanted + ".");
        };
    }

    private Gap type(String field, String wanted) {
        return wanted.contains("integer") || wanted.contains("number")
                ? gap(field, "应为数字，如 12。", "must be a number such as 12.")
                : gap(field, "的类型应为 " + wanted + "。", "must be of the type " + wanted + ".");
    }

    private Gap pattern(String field, String wanted) {
        String plain = form.field(field).path("pattern").asString("");
        return PatternWords.of(plain)
                .map(words ->
                        gap(field, "的格式不对，应为：" + words.zh() + "。", "has another form; what fits: " + words.en() + "."))
                .orElseGet(
                        () -> gap(field, "的格式不对，应符合 " + wanted + "。", "has another form; it must fit " + wanted + "."));
    }

    private String choices(String field, boolean zh) {
        return form.field(field)
                .path("enum")
                .valueStream()
                .map(value -> value.asString(""))
                .map(value -> value
                        + (zh
                                ? "（" + form.value(field, value).zh() + "）"
                                : " (" + form.value(field, value).en() + ")"))
                .collect(Collectors.joining(zh ? "、" : ", "));
    }

    /** What would pass a test. */
    Words wanted(Predicate.Test test) {
        Words name = form.name(test.field());
        List<Words> values = test.values().stream()
                .map(value -> form.value(test.field(), value))
                .toList();
        String zh = values.stream().map(Words::zh).collect(Collectors.joining("、"));
        String en = values.stream().map(Words::en).collect(Collectors.joining(", "));
        Words phrase = phrase(test);
        return new Words("“" + name.zh() + "”" + phrase.zh() + zh + "。", name.en() + " " + phrase.en() + en + ".");
    }

    private static Words phrase(Predicate.Test test) {
        boolean so = test.wanted();
        return switch (test.kind()) {
            case IS -> so ? new Words("应为：", "must be: ") : new Words("不应为：", "must not be: ");
            case IN -> so ? new Words("应为其中之一：", "must be one of: ") : new Words("不应为其中之一：", "must be none of: ");
            case AT_LEAST -> so ? new Words("不得小于 ", "must be at least ") : new Words("应小于 ", "must be below ");
            case AT_MOST -> so ? new Words("不得大于 ", "must be at most ") : new Words("应大于 ", "must be above ");
            case PRESENT -> so ? new Words("应填写", "must be filled in") : new Words("应留空", "must be left empty");
            case HOLDS -> so ? new Words("应包含：", "must hold: ") : new Words("不应包含：", "must not hold: ");
        };
    }
}
