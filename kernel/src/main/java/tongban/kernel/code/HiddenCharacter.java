package tongban.kernel.code;

/** Characters that nobody sees: they make two texts look alike, or one look like something else. */
public final class HiddenCharacter {

    private HiddenCharacter() {}

    /** Whether a code point shows nothing of itself; a line feed does not, so texts of several lines let it pass. */
    public static boolean is(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
