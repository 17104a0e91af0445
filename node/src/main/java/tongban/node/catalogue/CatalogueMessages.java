package tongban.node.catalogue;

import tongban.kernel.channel.Topic;

/** The topics by which zones tell each other of their standards. */
public final class CatalogueMessages {

    /** A standard with its files, to a partner whose agreement names the item. */
    public static final Topic STANDARD = new Topic("catalogue.standard", 1);

    /** That a standard was published, to everybody: its id, not its files. */
    public static final Topic PUBLISHED = new Topic("catalogue.published", 1);

    private CatalogueMessages() {}
}
