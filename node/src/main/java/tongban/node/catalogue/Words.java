package tongban.node.catalogue;

/** A name in both languages. */
public record Words(String zh, String en) {}
