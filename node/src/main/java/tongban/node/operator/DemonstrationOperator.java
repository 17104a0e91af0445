package tongban.node.operator;

/**
 * An operator of a demonstration, who signs in with a password that is printed for everyone, and without a second
 * factor.
 *
 * @param name the name to sign in with, lower case
 * @param shownName a name that says that it is fictitious
 * @param role what is allowed
 * @param password the printed password
 */
public record DemonstrationOperator(String name, String shownName, Role role, String password) {}
