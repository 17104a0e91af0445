package tongban.node.operator.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import tongban.kernel.seal.Suite;
import tongban.node.operator.Operator;

/** The second factor (第二因素): an authenticator, and ten recovery codes for the day on which it is lost. */
final class SecondFactor {
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_LETTERS = 10;
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private final AccountTable accounts;
    private final SecretBox box;
    private final SecureRandom random;

    SecondFactor(AccountTable accounts, SecretBox box, SecureRandom random) {
        this.accounts = accounts;
        this.box = box;
        this.random = random;
    }

    /** Whether what was typed is the code of now or a recovery code; either is used up by it. */
    Check check(UUID account, String typed, Instant at) {
        String bare = bare(typed);
        AccountTable.Secrets secrets = accounts.secrets(account);
        if (bare.length() == Totp.DIGITS && secrets.totpSecret().isPresent()) {
            byte[] secret = box.open(account, secrets.totpSecret().get());
            OptionalLong step = Totp.stepOf(secret, bare, at, secrets.totpStep());
            boolean right = step.isPresent() && accounts.useStep(account, step.getAsLong());
            return right ? Check.CODE : Check.WRONG;
        }
        return accounts.useRecoveryCode(account, digest(account, bare), at) ? Check.RECOVERY : Check.WRONG;
    }

    /** What a typed code turned out to be. */
    enum Check {
        CODE,
        RECOVERY,
        WRONG
    }

    /** The secret that waits for its first code; a new one if none waits. */
    Proposal proposal(Operator operator, String issuer) {
        byte[] secret = accounts.secrets(operator.id())
                .totpProposed()
                .map(held -> box.open(operator.id(), held))
                .orElseGet(() -> propose(operator.id()));
        String key = Base32.of(secret);
        String address = "otpauth://totp/" + encoded(issuer + ":" + operator.name()) + "?secret=" + key + "&issuer="
                + encoded(issuer);
        return new Proposal(key, address);
    }

    private byte[] propose(UUID account) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        accounts.propose(account, box.seal(account, secret));
        return secret;
    }

    /** Takes the proposed secret into use when its code was typed. */
    boolean adopt(UUID account, String typed, Instant at) {
        AccountTable.Secrets secrets = accounts.secrets(account);
        if (secrets.totpProposed().isEmpty()) {
            return false;
        }
        byte[] secret = box.open(account, secrets.totpProposed().get());
        OptionalLong step = Totp.stepOf(secret, bare(typed), at, 0);
        step.ifPresent(used -> accounts.adopt(account, used));
        return step.isPresent();
    }

    /** New recovery codes in place of all earlier ones; they are shown once and kept as digests. */
    List<String> newRecoveryCodes(UUID account) {
        List<String> codes = new ArrayList<>();
        while (codes.size() < RECOVERY_CODES) {
            StringBuilder code = new StringBuilder();
            while (code.length() < RECOVERY_LETTERS) {
                code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            codes.add(code.toString());
        }
        accounts.replaceRecoveryCodes(
                account, codes.stream().map(code -> digest(account, code)).toList());
        int half = RECOVERY_LETTERS / 2;
        return codes.stream()
                .map(code -> code.substring(0, half) + "-" + code.substring(half))
                .toList();
    }

    private static byte[] digest(UUID account, String code) {
        return Suite.SM2_SM3.hash((account + ":" + code).getBytes(StandardCharsets.UTF_8));
    }

    private static String bare(String typed) {
        return java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
