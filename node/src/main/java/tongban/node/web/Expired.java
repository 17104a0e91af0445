package tongban.node.web;

/** The request attribute by which a refused form says that it was too old (页面已过期), so that the page can say so. */
public final class Expired {
    /** The attribute's name; its value is {@code true}. */
    public static final String ATTRIBUTE = "tongban.expired";

    private Expired() {}
}
