package tongban.kernel.zone;

import java.util.Optional;
import java.util.regex.Pattern;
import tongban.kernel.code.CreditCode;

/**
 * Who holds one competence for a zone's people (事权主体). A high-tech zone does not itself hold every competence: some
 * lie with an authority of the city or province, for which the zone acts by delegation or takes applications in.
 *
 * @param competence a word such as {@code pension}, 1 to 32 of {@code a-z 0-9 -}, a letter first
 * @param role how the zone stands to that authority
 * @param code the authority's unified social credit code; empty when it was not found
 * @param name the authority's official Chinese name, 1 to {@value #NAME_MAX} characters on one line
 */
public record Authority(String competence, Role role, Optional<CreditCode> code, String name) {

    /** Characters (UTF-16 units) in an authority's name, at most. */
    public static final int NAME_MAX = 40;

    private static final Pattern COMPETENCE = Pattern.compile("[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?");

    /** How the zone stands to the authority that holds the competence. */
    public enum Role {
        /** 本区行使: the authority is the zone's own. */
        HOLDER("holder"),
        /** 受委托行使: the zone decides in the authority's name, by delegation. */
        DELEGATE("delegate"),
        /** 前台受理: the zone takes applications in; the authority decides. */
        FRONT("front");

        private final String label;

        Role(String label) {
            this.label = label;
        }

        /** The word in the descriptor. */
        public String label() {
            return label;
        }

        public static Optional<Role> ofLabel(String label) {
            for (Role role : values()) {
                if (role.label.equals(label)) {
                    return Optional.of(role);
                }
            }
            return Optional.empty();
        }
    }

    public Authority {
        if (!isCompetence(competence)) {
            throw new IllegalArgumentException("a competence is 1 to 32 of a-z 0-9 -, a letter first: " + competence);
        }
        if (!Profile.isOneLine(name, NAME_MAX)) {
            throw new IllegalArgumentException("an authority's name is one line of 1 to " + NAME_MAX + " characters");
        }
    }

    /** Whether a text may stand as the word of a competence. */
    public static boolean isCompetence(String text) {
        return COMPETENCE.matcher(text).matches();
    }

    /** Whether a text may stand as an authority's name. */
    public static boolean isName(String text) {
        return Profile.isOneLine(text, NAME_MAX);
    }

    String line() {
        return competence + " " + role.label() + " "
                + code.map(CreditCode::value).orElse("-") + " " + name;
    }

    /** Reads the line; empty when it is none. */
    static Optional<Authority> read(String line) {
        String[] parts = line.split(" ", 4);
        if (parts.length != 4 || !isCompetence(parts[0]) || !isName(parts[3])) {
            return Optional.empty();
        }
        Optional<CreditCode> code =
                CreditCode.read(parts[2]).code().filter(read -> read.value().equals(parts[2]));
        if (code.isEmpty() && !parts[2].equals("-")) {
            return Optional.empty();
        }
        return Role.ofLabel(parts[1]).map(role -> new Authority(parts[0], role, code, parts[3]));
    }
}
