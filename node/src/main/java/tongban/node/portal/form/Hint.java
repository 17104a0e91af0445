package tongban.node.portal.form;

import java.util.Optional;
import tongban.node.catalogue.PatternWords;
import tongban.node.catalogue.Words;
import tools.jackson.databind.JsonNode;

/** What form a value has, said before somebody gets it wrong. */
final class Hint {

    private static final Words DATE = new Words("如 2026-10-01", "such as 2026-10-01");
    private static final Words LINES = new Words("每行填写一项", "one on each line");
    private static final Words CREDIT_CODE = new Words("18 位，在营业执照上", "18 characters, on the business licence");
    private static final Words RESIDENT_ID = new Words("18 位，末位可能是 X", "18 characters, the last may be X");
    private static final Words ANY = new Words("可多选", "choose all that apply");

    private Hint() {}

    static Optional<Words> of(JsonNode described, boolean many) {
        if (many) {
            return Optional.of(described.has("enum") || described.has("list") ? ANY : LINES);
        }
        if (described.path("format").asString("").equals("date")) {
            return Optional.of(DATE);
        }
        return switch (described.path("code").asString("")) {
            case "credit-code" -> Optional.of(CREDIT_CODE);
            case "resident-id" -> Optional.of(RESIDENT_ID);
            default -> PatternWords.of(described.path("pattern").asString(""));
        };
    }
}
