package tongban.node.zone;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import tongban.kernel.seal.PublicKey;

/**
 * A fingerprint as a person types or reads it: all 64 digits, or the first and the last 16 of them, which are 128 bits
 * of the hash. Blanks, hyphens, capitals and full-width digits do not matter.
 */
public final class Fingerprint {

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}|[0-9a-f]{32}");
    private static final Pattern LEFT_OUT = Pattern.compile("[\\s\\p{Z}-]+");
    private static final int HALF = 16;

    private Fingerprint() {}

    /** Compares what was typed with a key; refused when it is no fingerprint, or another key's. */
    public static ZoneAnswer<PublicKey> compare(String typed, PublicKey key) {
        String digits = LEFT_OUT.matcher(Normalizer.normalize(typed, Normalizer.Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        if (digits.isEmpty()) {
            return ZoneAnswer.refused(ZoneRefusal.Cause.NO_FINGERPRINT);
        }
        if (!SHAPE.matcher(digits).matches()) {
            return ZoneAnswer.refused(ZoneRefusal.Cause.BAD_FINGERPRINT, digits.length());
        }
        String whole = key.fingerprint().replace(" ", "");
        String wanted = digits.length() == whole.length()
                ? whole
                : whole.substring(0, HALF) + whole.substring(whole.length() - HALF);
        return digits.equals(wanted)
                ? ZoneAnswer.done(key)
                : ZoneAnswer.refused(ZoneRefusal.Cause.WRONG_FINGERPRINT, ends(key));
    }

    /** The first and the last four groups, for the telephone. */
    public static String ends(PublicKey key) {
        String whole = key.fingerprint();
        return whole.substring(0, 19) + " … " + whole.substring(whole.length() - 19);
    }
}
