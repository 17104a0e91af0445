package tongban.node.casework.desk;

import tongban.node.casework.CaseOutcome.Refused;

/** Text that people write in several lines. */
final class PlainText {

    /** Characters that turn the direction of what follows, so that people read another text than there is. */
    private static final String TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private PlainText() {}

    /** Whether it is 1 to so many characters that people see, with line feeds between them. */
    static boolean fits(String text, int most) {
        return !text.isBlank() && isPlain(text, most);
    }

    /** The same, or none at all. */
    static boolean isPlain(String text, int most) {
        return text.length() <= most && text.codePoints().allMatch(PlainText::isPlain);
    }

    static Refused refused(int most) {
        return Refused.of("words", most);
    }

    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n';
            case Character.FORMAT -> TURNING.indexOf(point) < 0;
            case Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
