package tongban.node.operator.account;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tongban.node.operator.Role;
import tongban.node.web.Attempt;

/**
 * How a new node gets its first officer, without any password that everybody knows: whoever can read the node's files
 * finds a code there and types it on the page. When an account exists, the page and the code are gone.
 */
public final class FirstOfficer {
    private static final Logger LOG = LoggerFactory.getLogger(FirstOfficer.class);

    private final Accounts accounts;
    private final OperatorFiles files;

    FirstOfficer(Accounts accounts, OperatorFiles files) {
        this.accounts = accounts;
        this.files = files;
    }

    public boolean isMissing() {
        return accounts.none();
    }

    /** Where the code is; it is written now if it was not. */
    public Path file() {
        files.firstOfficerCode();
        LOG.info("The code for the first officer is in {}", files.firstOfficerFile());
        return files.firstOfficerFile();
    }

    /** Makes the account. */
    public Attempt<Accounts.Given> register(String code, String name, String shown) {
        if (!isMissing()) {
            return Attempt.Refused.of("code", "operator.first.there");
        }
        boolean right = MessageDigest.isEqual(
                code.strip().getBytes(StandardCharsets.UTF_8),
                files.firstOfficerCode().getBytes(StandardCharsets.UTF_8));
        if (!right) {
            return Attempt.Refused.of("code", "operator.first.code");
        }
        Attempt<Accounts.Given> attempt = accounts.create(name, shown, Role.OFFICER);
        if (attempt instanceof Attempt.Done<Accounts.Given>) {
            files.firstOfficerIsThere();
        }
        return attempt;
    }
}
