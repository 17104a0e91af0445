package tongban.kernel.seal;

/**
 * Why a key, note, certificate, revocation, descriptor or key file was refused.
 *
 * @param cause the exact cause
 * @param line the line in the text, counted from 1; 0 when the whole is meant
 * @param detail one sentence that says what was found and what would pass
 */
public record SealRefusal(Cause cause, int line, String detail) {

    /** The exact cause of a refusal. */
    public enum Cause {
        EMPTY,
        TOO_LARGE,
        NOT_UTF8,
        CONTROL_CHARACTER,
        NO_FINAL_LINE_FEED,
        NO_SIGNATURES,
        TOO_MANY_SIGNATURES,
        BAD_SIGNATURE_LINE,
        DUPLICATE_SIGNATURE,
        BAD_NAME,
        BAD_KEY_ID,
        BAD_BASE64,
        BAD_KEY_LENGTH,
        POINT_NOT_ON_CURVE,
        SECRET_OUT_OF_RANGE,
        WRONG_HEADING,
        MISSING_FIELD,
        SURPLUS_LINE,
        UNKNOWN_KIND,
        UNKNOWN_SUITE,
        BAD_INSTANT,
        EMPTY_PERIOD,
        UNKNOWN_CIPHER,
        BAD_REASON,
        WRONG_SIGNER,
        SIGNATURE_INVALID,
        BAD_PARAMETER,
        PARAMETER_OUT_OF_BOUNDS,
        WRONG_PASSWORD_OR_ALTERED,
        KEY_MISMATCH,
        CHANGE_GOES_BACK,
        KEY_RETURNS,
        OTHER_SUITE,
        BAD_ADDRESS,
        BAD_NUMBER,
        BAD_AUTHORITY,
        BAD_TOPIC,
        OUT_OF_ORDER
    }

    @Override
    public String toString() {
        return (line == 0 ? "" : "line " + line + ": ") + detail + " [" + cause + "]";
    }
}
