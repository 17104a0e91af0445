package tongban.kernel.code;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A given text made ready to read: full-width forms as ASCII, letters in one case, blanks around left out, and for each
 * character the place where it stood, so that a fault can be shown under the text as the person typed it.
 *
 * <p>At most {@value #LONGEST} characters are looked at; whatever comes is refused briefly.
 */
final class Transcript {
    /** No code is longer; a licence identifier reaches 94 characters. */
    static final int LONGEST = 160;

    /** The case in which the standard writes letters. */
    enum Letters {
        UPPER,
        LOWER,
        AS_GIVEN
    }

    /** Whether blanks and hyphens between the characters are part of the code. */
    enum Separators {
        LEFT_OUT,
        BLANKS_LEFT_OUT,
        KEPT
    }

    private final StringBuilder normalised = new StringBuilder();
    private final List<Integer> places = new ArrayList<>();
    private final Map<Note.Kind, Note> notes = new EnumMap<>(Note.Kind.class);
    private final List<CodeFault> faults = new ArrayList<>();
    private int givenLength;

    private Transcript() {}

    static Transcript of(String given, Letters letters, Separators separators) {
        Transcript transcript = new Transcript();
        int[] characters = given.codePoints().limit(LONGEST + 1L).toArray();
        transcript.givenLength = characters.length;
        int first = 0;
        int end = characters.length;
        while (first < end && isBlank(characters[first])) {
            first++;
        }
        while (end > first && isBlank(characters[end - 1])) {
            end--;
        }
        if (first > 0) {
            transcript.note(Note.Kind.BLANKS_LEFT_OUT, 0, characters);
        } else if (end < characters.length) {
            transcript.note(Note.Kind.BLANKS_LEFT_OUT, end, characters);
        }
        if (characters.length > LONGEST) {
            transcript.faults.add(
                    new CodeFault(CodeFault.Rule.TOO_LONG, LONGEST + 1, LONGEST + 1, ">" + LONGEST, "1-" + LONGEST));
            return transcript;
        }
        for (int i = first; i < end && transcript.faults.isEmpty(); i++) {
            transcript.take(characters, i, letters, separators);
        }
        transcript.givenLength = end;
        if (transcript.faults.isEmpty() && transcript.normalised.isEmpty()) {
            transcript.faults.add(new CodeFault(CodeFault.Rule.EMPTY, 1, 1, "", ""));
        }
        return transcript;
    }

    /** For a constructor: the value must be a code already, in the standard's own writing. */
    static void requireExact(String value, Function<Transcript, List<CodeFault>> rule, String kind) {
        Transcript transcript = of(value, Letters.AS_GIVEN, Separators.KEPT);
        boolean exact = transcript.text().equals(value);
        if (!exact || !(transcript.reading(rule, text -> text) instanceof Reading.Holds)) {
            // The value itself is left out of the message, since it can be a person's number.
            throw new IllegalArgumentException("not a " + kind);
        }
    }

    private void take(int[] characters, int i, Letters letters, Separators separators) {
        int c = characters[i];
        if (isBlank(c) && separators != Separators.KEPT || isHyphen(c) && separators == Separators.LEFT_OUT) {
            note(Note.Kind.SEPARATORS_LEFT_OUT, i, characters);
            return;
        }
        if (c >= 0xFF01 && c <= 0xFF5E && letters != Letters.AS_GIVEN) {
            note(Note.Kind.FULL_WIDTH_READ, i, characters);
            c -= 0xFEE0;
        }
        if (c >= 'a' && c <= 'z' && letters == Letters.UPPER) {
            note(Note.Kind.CASE_CHANGED, i, characters);
            c -= 'a' - 'A';
        } else if (c >= 'A' && c <= 'Z' && letters == Letters.LOWER) {
            note(Note.Kind.CASE_CHANGED, i, characters);
            c += 'a' - 'A';
        }
        if (c < ' ' || c > '~') {
            CodeFault.Rule rule = isShown(c) ? CodeFault.Rule.FOREIGN_CHARACTER : CodeFault.Rule.UNREADABLE_CHARACTER;
            faults.add(new CodeFault(rule, normalised.length() + 1, i + 1, shown(c), ""));
            return;
        }
        normalised.append((char) c);
        places.add(i + 1);
    }

    private void note(Note.Kind kind, int i, int[] characters) {
        notes.putIfAbsent(kind, new Note(kind, i + 1, shown(characters[i])));
    }

    /** Adds a note about what stands at a place of the normalised text. */
    void note(Note.Kind kind, int position, String found) {
        notes.putIfAbsent(kind, new Note(kind, givenPosition(position), found));
    }

    String text() {
        return normalised.toString();
    }

    int length() {
        return normalised.length();
    }

    /** The character at a place counted from 1. */
    char at(int position) {
        return normalised.charAt(position - 1);
    }

    /** The characters from one place to another, both counted from 1 and both included. */
    String part(int from, int to) {
        return normalised.substring(from - 1, to);
    }

    CodeFault fault(CodeFault.Rule rule, int position, String right) {
        return fault(rule, position, shown(at(position)), right);
    }

    CodeFault fault(CodeFault.Rule rule, int position, String found, String right) {
        return new CodeFault(rule, position, givenPosition(position), found, right);
    }

    /** A wrong length, shown at the first character too many or where the missing ones would begin. */
    CodeFault lengthFault(int longest, String right) {
        int position = Math.min(length(), longest) + 1;
        return fault(CodeFault.Rule.WRONG_LENGTH, position, Integer.toString(length()), right);
    }

    private int givenPosition(int position) {
        return position <= places.size() ? places.get(position - 1) : givenLength + 1;
    }

    /** Checks this text by a rule and builds the code when nothing is at fault. */
    <T> Reading<T> reading(Function<Transcript, List<CodeFault>> rule, Function<String, T> code) {
        List<CodeFault> found = faults.isEmpty() ? rule.apply(this) : faults;
        List<Note> ordered = notes.values().stream()
                .sorted(Comparator.comparingInt(Note::givenPosition))
                .toList();
        if (found.isEmpty()) {
            return new Reading.Holds<>(code.apply(text()), ordered);
        }
        List<CodeFault> sorted = found.stream()
                .sorted(Comparator.comparingInt(CodeFault::position))
                .toList();
        return new Reading.Refused<>(sorted, ordered);
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000;
    }

    private static boolean isHyphen(int c) {
        return c == '-' || c >= 0x2010 && c <= 0x2014 || c == 0x2212 || c == 0xFF0D;
    }

    private static boolean isShown(int c) {
        return c > 0xA0
                && Character.isBmpCodePoint(c)
                && (Character.isLetterOrDigit(c) || Character.getType(c) == Character.OTHER_PUNCTUATION)
                && isLeftToRight(Character.getDirectionality(c));
    }

    /** A character of a right-to-left script would turn the line around in which the fault is shown. */
    private static boolean isLeftToRight(byte direction) {
        return direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT
                && direction != Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
                && direction != Character.DIRECTIONALITY_ARABIC_NUMBER;
    }

    private static String shown(int c) {
        return c > ' ' && c <= '~' || isShown(c) ? Character.toString(c) : "U+%04X".formatted(c);
    }
}
