package tongban.node.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The programs of this zone that may ask through interfaces, by the SHA-256 of their tokens, so that no token lies in a
 * file of the node.
 */
public final class Callers {

    private static final String BEARER = "Bearer ";

    private final List<byte[]> tokens;

    /** @param digests SHA-256 of each caller's token, hexadecimal */
    public Callers(List<String> digests) {
        tokens = digests.stream().map(HexFormat.of()::parseHex).toList();
    }

    public boolean admits(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return false;
        }
        return knows(digest(authorization.substring(BEARER.length())));
    }

    /** Whether a program whose token has this digest may still ask. */
    public boolean knows(byte[] shown) {
        boolean known = false;
        for (byte[] token : tokens) {
            known |= MessageDigest.isEqual(token, shown);
        }
        return known;
    }

    /** The digest of the token that was shown; empty when none of these programs shows it. */
    public Optional<byte[]> caller(@Nullable String authorization) {
        return authorization != null && admits(authorization)
                ? Optional.of(digest(authorization.substring(BEARER.length())))
                : Optional.empty();
    }

    /** The digest by which a token is known. */
    public static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
