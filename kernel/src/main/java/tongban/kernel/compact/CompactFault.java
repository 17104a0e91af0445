package tongban.kernel.compact;

/**
 * Why a text of this package was refused.
 *
 * @param cause the exact cause
 * @param line the line, counted from 1; 0 when the whole is meant
 * @param found what stands there, or what would have to, shortened; may be empty
 */
public record CompactFault(Cause cause, int line, String found) {

    private static final int FOUND_MAX = 120;

    /** The exact cause, and what would pass. */
    public enum Cause {
        EMPTY("a text is expected, there is nothing"),
        TOO_LARGE("a compact has at most 131072 bytes"),
        NOT_UTF8("the bytes must be UTF-8"),
        HIDDEN_CHARACTER("control, format and other invisible characters are not allowed"),
        NO_FINAL_LINE_FEED("the last line must end with a line feed"),
        WRONG_HEADING("the first line must be the heading of this form"),
        MISSING_LINE("another line belongs here"),
        BAD_TITLE("a title is one line of 1 to 200 characters without a space at either end"),
        BAD_ZONE("a zone code is 2 to 31 characters of a-z 0-9 -, a letter first"),
        BAD_PARTIES("a compact has 2 to 16 different parties"),
        BAD_DATE("a date is written 2026-12-01"),
        EMPTY_PERIOD("the last day must not be before the first day"),
        BAD_ID("an id is 64 lower-case hexadecimal digits"),
        BAD_ARTICLE_NUMBER("articles are numbered 1, 2, 3 and so on, at most 200"),
        NO_ARTICLE("a compact has at least one article"),
        TOO_MANY_TERMS("an article has at most 200 terms"),
        UNKNOWN_TERM("a term is topic, identity-level, item, card-service, fields, quota or require-same"),
        BAD_TOPIC("a topic is written exchange.hello/1, then any or: from ZONE to ZONE"),
        BAD_DIRECTION("a direction is any, or: from ZONE to ZONE, two different parties"),
        BAD_LEVEL("an identity level is a number from 1 to 9, once in an article"),
        BAD_NAME("a name is 1 to 64 characters of a-z 0-9 . - /, a letter or digit at both ends"),
        BAD_FIELDS("fields are written: fields NAME,NAME for PURPOSE basis TEXT"),
        BAD_QUOTA("a quota is written: quota 1000 per day any; also month and total, each direction once"),
        NOT_THE_ONE_FORM("one content has one text; here it must read"),
        BAD_NUMBER("a number from 1 to 999999999 without leading zeros is expected"),
        BAD_ACT("an act is suspend, resume, end or withdraw"),
        BAD_INSTANT("an instant is written 2026-11-25T03:00:00Z"),
        BAD_REASON("a reason is one line of 1 to 200 characters without a space at either end"),
        BAD_DIGEST("a digest is 64 lower-case hexadecimal digits"),
        BAD_SUITE("a suite is sm2-sm3 or ed25519-sha256"),
        SURPLUS_LINE("nothing may follow the last line"),
        NOT_A_NOTE("a signed text with one signature line is expected"),
        OTHER_COMPACT("the signature is for another compact"),
        NOT_A_PARTY("the signer is no party of the compact"),
        WRONG_SIGNER("the one signature must be by the seal key of the zone that the text names"),
        SIGNATURE_INVALID("the signature does not hold for this text");

        private final String wanted;

        Cause(String wanted) {
            this.wanted = wanted;
        }

        /** What would pass, in English. */
        public String wanted() {
            return wanted;
        }
    }

    public CompactFault {
        found = found.length() <= FOUND_MAX ? found : found.substring(0, cut(found)) + "…";
    }

    /** Never between the two halves of one character. */
    private static int cut(String text) {
        return Character.isHighSurrogate(text.charAt(FOUND_MAX - 1)) ? FOUND_MAX - 1 : FOUND_MAX;
    }

    @Override
    public String toString() {
        return (line == 0 ? "" : "line " + line + ": ") + cause.wanted + (found.isEmpty() ? "" : " (" + found + ")");
    }
}
