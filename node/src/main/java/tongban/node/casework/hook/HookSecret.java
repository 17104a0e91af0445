package tongban.node.casework.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that a hook's receiver shares with this node (Standard Webhooks 1.0.0, symmetric signatures).
 *
 * @param bytes {@value #LENGTH} random bytes
 */
record HookSecret(byte[] bytes) {

    static final int LENGTH = 32;

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    static HookSecret random(SecureRandom random) {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return new HookSecret(bytes);
    }

    /** What the program is given. */
    String text() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The value of {@code webhook-signature}: HMAC-SHA256 (RFC 2104) of id, seconds since 1970 and body. */
    String signature(String id, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Nothing of it gets into a log. */
    @Override
    public String toString() {
        return "HookSecret";
    }
}
