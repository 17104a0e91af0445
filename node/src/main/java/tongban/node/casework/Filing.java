package tongban.node.casework;

import tongban.kernel.casework.Role;
import tongban.kernel.code.ZoneCode;

/**
 * An application as it is handed in.
 *
 * @param item the service item
 * @param deciding the zone whose authority decides
 * @param subject the applicant's name, one line of at most {@value #SUBJECT_MAX} characters
 * @param form what the applicant says, a JSON object of at most {@value #FORM_MAX} bytes, kept as it is
 * @param role the applicant, or the clerk at the counter
 * @param by the pseudonym of who hands it in
 * @param alsoOpen whether it is filed although an open case says the same
 */
public record Filing(
        String item, ZoneCode deciding, String subject, byte[] form, Role role, String by, boolean alsoOpen) {

    /** Characters of a name. */
    public static final int SUBJECT_MAX = 200;

    /** Bytes of a form. */
    public static final int FORM_MAX = 60 * 1024;

    /** An application of which there is no like. */
    public Filing(String item, ZoneCode deciding, String subject, byte[] form, Role role, String by) {
        this(item, deciding, subject, form, role, by, false);
    }
}
