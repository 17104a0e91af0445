package tongban.node.operator.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time codes from the clock (动态口令): RFC 6238 with HMAC-SHA-1, 30 seconds and 6 digits, which every
 * authenticator understands. A code counts from one step before to one step after, and no step counts twice.
 */
final class Totp {
    static final int DIGITS = 6;
    private static final int MODULUS = 1_000_000;
    private static final int STEP_SECONDS = 30;
    private static final int STEPS_AROUND = 1;
    private static final String HMAC = "HmacSHA1";

    private Totp() {}

    /** The time step of an instant (RFC 6238, section 4.2). */
    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a step, with zeros in front (RFC 4226, section 5.3). */
    static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** The step whose code was typed, if it is near enough and later than the last one that was used. */
    static OptionalLong stepOf(byte[] secret, String typed, Instant at, long lastStep) {
        long now = step(at);
        OptionalLong found = OptionalLong.empty();
        for (long step = now - STEPS_AROUND; step <= now + STEPS_AROUND; step++) {
            boolean same = MessageDigest.isEqual(
                    code(secret, step).getBytes(StandardCharsets.US_ASCII), typed.getBytes(StandardCharsets.UTF_8));
            if (same && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
