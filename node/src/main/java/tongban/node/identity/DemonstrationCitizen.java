package tongban.node.identity;

/**
 * A fictitious citizen (演示) of a demonstration, who signs in with a password that is printed for everyone.
 *
 * @param number a resident number of the year 1899, to sign in with
 * @param name a name that says that it is fictitious
 * @param password the printed password
 * @param level how surely the demonstration knows them
 */
public record DemonstrationCitizen(String number, String name, String password, Level level) {}
