package tongban.node.register;

/** How the key file of a zone stands to a database. */
public enum KeyState {
    /** The database knows no key yet; the first start of the node makes one, or takes the one that is there. */
    NOT_YET,
    /** It is the database's. */
    FITS,
    MISSING,
    /** It is no key file. */
    UNREADABLE,
    /** It is another database's. */
    ANOTHER
}
