package tongban.node.zone;

import java.util.Arrays;

/**
 * What the two officers who hold a zone's seal key type, one each (掌印口令). Only both together open the key.
 *
 * @param first the first officer's word
 * @param second the second officer's word
 */
@SuppressWarnings("ArrayRecordComponent") // Passwords are arrays so that they can be wiped; nobody compares them.
public record OfficersWords(char[] first, char[] second) {

    /** Characters that each word has at least. */
    public static final int LENGTH_MIN = 8;

    /** Whether a new key may be put under these words: long enough, different, each on one line. */
    public boolean areFit() {
        return first.length >= LENGTH_MIN
                && second.length >= LENGTH_MIN
                && !Arrays.equals(first, second)
                && isOneLine(first)
                && isOneLine(second);
    }

    private static boolean isOneLine(char[] word) {
        for (char c : word) {
            if (c < ' ') {
                return false;
            }
        }
        return true;
    }

    /** The password of the seal key's file: both words with a line feed between; the caller wipes it. */
    public char[] password() {
        char[] joined = Arrays.copyOf(first, first.length + 1 + second.length);
        joined[first.length] = '\n';
        System.arraycopy(second, 0, joined, first.length + 1, second.length);
        return joined;
    }

    /** Overwrites both words. */
    public void wipe() {
        Arrays.fill(first, '\0');
        Arrays.fill(second, '\0');
    }

    @Override
    public String toString() {
        return "two officers' words";
    }
}
