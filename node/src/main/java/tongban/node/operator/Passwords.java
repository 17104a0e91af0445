package tongban.node.operator;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords (口令): kept as Argon2id (RFC 9106) of their NFKC form, so that full-width letters of an input method are
 * the same as narrow ones. Long enough, not the name, not a few characters over and over; nothing else is asked.
 */
public final class Passwords {
    /** So many characters at least. */
    public static final int SHORTEST = 12;
    /** So many characters at most. */
    public static final int LONGEST = 128;

    private static final int DIFFERENT_MIN = 6;
    private static final String ALGORITHM = "argon2id";
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GIVEN_LENGTH = 16;
    private static final int GROUP = 4;

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            ALGORITHM, Map.of(ALGORITHM, Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    private final SecureRandom random;
    private final String ofNobody;

    public Passwords(SecureRandom random) {
        this.random = random;
        this.ofNobody = encode(given());
    }

    /** The key of what is wrong with a new password, if anything is. */
    public Optional<String> fault(String name, String password) {
        String normal = normal(password);
        if (normal.length() < SHORTEST || normal.length() > LONGEST) {
            return Optional.of("operator.password.length");
        }
        if (normal.toLowerCase(Locale.ROOT).contains(name)) {
            return Optional.of("operator.password.name");
        }
        if (normal.codePoints().distinct().count() < DIFFERENT_MIN) {
            return Optional.of("operator.password.monotonous");
        }
        return Optional.empty();
    }

    public String encode(String password) {
        return encoder.encode(normal(password));
    }

    public boolean matches(String typed, String encoded) {
        return typed.length() <= LONGEST && encoder.matches(normal(typed), encoded);
    }

    /** Takes as long as {@link #matches}, for names that nobody has. */
    public void matchNobody(String typed) {
        matches(typed, ofNobody);
    }

    /** A password to hand over: 16 letters and digits in groups of four, 80 bits. */
    public String given() {
        StringBuilder password = new StringBuilder();
        for (int at = 0; at < GIVEN_LENGTH; at++) {
            if (at > 0 && at % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
