package tongban.node.catalogue;

import tongban.node.web.Sentences;

/** The sentences of this module. */
public final class CatalogueWords {

    public static final Sentences SENTENCES = new Sentences(CatalogueWords.class);

    private CatalogueWords() {}
}
