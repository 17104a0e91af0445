package tongban.node.register;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tongban.kernel.code.ZoneCode;

/**
 * A question to a register.
 *
 * @param zone whose register; this zone's own or a partner's
 * @param subject whom it is about
 * @param fields what is asked for, at least one
 * @param purpose the word of a compact's {@code fields … for PURPOSE}
 * @param looking who asks, and for what
 * @param claimed what the applicant says of some of these fields; a later verification holds the answer against it
 */
public record Inquiry(
        ZoneCode zone,
        RegisterSubject subject,
        SortedSet<String> fields,
        String purpose,
        Looking looking,
        SortedMap<String, String> claimed) {

    /** Characters of a field's value, at most. */
    public static final int VALUE_MAX = 2000;

    private static final Pattern PURPOSE = Pattern.compile("[a-z0-9](?:[a-z0-9./-]{0,62}[a-z0-9])?");

    /** @throws IllegalArgumentException when a field or the purpose is no such word, or nothing is asked for */
    public Inquiry {
        fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
        claimed = Collections.unmodifiableSortedMap(new TreeMap<>(claimed));
        if (fields.isEmpty() || !subject.kind().fields().containsAll(fields)) {
            throw new IllegalArgumentException(
                    "the fields are " + subject.kind().fields());
        }
        if (!isPurpose(purpose)) {
            throw new IllegalArgumentException("a purpose is 1 to 64 of a-z 0-9 . / -");
        }
        if (!fields.containsAll(claimed.keySet())) {
            throw new IllegalArgumentException("only what is asked for can be claimed");
        }
        for (Map.Entry<String, String> claim : claimed.entrySet()) {
            if (!isValue(claim.getValue())) {
                throw new IllegalArgumentException("a claimed value is one line of 1 to " + VALUE_MAX + " characters");
            }
        }
    }

    /** Whether it has the form of a compact's purposes. */
    public static boolean isPurpose(String text) {
        return PURPOSE.matcher(text).matches();
    }

    /** Whether a field can have this value. */
    public static boolean isValue(String text) {
        return !text.isEmpty()
                && text.length() <= VALUE_MAX
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.SURROGATE
                                || Character.getType(c) == Character.FORMAT);
    }

    /** Without who it is about and what was claimed. */
    @Override
    public String toString() {
        return subject.kind().word() + " of " + zone + " " + fields + " for " + purpose;
    }
}
