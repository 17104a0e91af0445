package tongban.node.compact;

import tongban.kernel.compact.CompactId;

/** What came of an act on an agreement. */
public sealed interface Deed {

    /** Done and committed; the other parties are told. */
    record Done(CompactId compact) implements Deed {}

    /** Nothing has changed. */
    record Refused(CompactRefusal refusal) implements Deed {}
}
