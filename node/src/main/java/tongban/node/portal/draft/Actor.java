package tongban.node.portal.draft;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import tongban.node.identity.Applicant;
import tongban.node.zone.AtRest;

/**
 * Who acts, as histories of cases and records of looks name it.
 *
 * @param pseudonym the same for all acts of an account in this zone; nobody finds the account by it without the key
 */
public record Actor(String pseudonym) {

    private static final int BYTES = 10;

    /** The same name for the same account, always. */
    public static Actor of(Applicant applicant, AtRest atRest) {
        byte[] hash =
                atRest.keyed("portal actor", applicant.account().toString().getBytes(StandardCharsets.UTF_8));
        return new Actor("portal-" + HexFormat.of().formatHex(hash, 0, BYTES));
    }
}
