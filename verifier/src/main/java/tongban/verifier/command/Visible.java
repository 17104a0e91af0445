package tongban.verifier.command;

import tongban.kernel.code.HiddenCharacter;

/** Text of foreign origin as a terminal may show it: what would move the cursor, colour or turn text is spelt out. */
final class Visible {
    private Visible() {}

    /** The text with controls and format characters as {@code \}{@code u001b}; line breaks stay. */
    static String of(String text) {
        if (text.codePoints().noneMatch(Visible::hidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (hidden(character)) {
                shown.append(String.format("\\u%04x", character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    /** The same in one line. */
    static String line(String text) {
        return of(text).replace("\n", "\\n");
    }

    private static boolean hidden(int character) {
        return character != '\n' && HiddenCharacter.is(character);
    }
}
