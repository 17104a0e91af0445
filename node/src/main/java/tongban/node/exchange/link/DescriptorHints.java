package tongban.node.exchange.link;

import tongban.kernel.code.ZoneCode;

/**
 * What doors tell each other about descriptors: each request and answer names the serial of its sender's newest one,
 * and each answer the serial that is held of the asker. A hint is no authority; it only says when it is worth to look.
 * Called on the way of every batch, so nothing here waits.
 */
public interface DescriptorHints {

    /** The header with the serial of the sender's newest descriptor. */
    String NEWEST = "Descriptor-Serial";

    /** The header of an answer with the serial of the asker's descriptor that is in force at the sender. */
    String HELD = "Descriptor-Held";

    /** For doors without descriptors, in tests of this module alone. */
    DescriptorHints NONE = new DescriptorHints() {
        @Override
        public long newest() {
            return 0;
        }

        @Override
        public long held(ZoneCode partner) {
            return 0;
        }

        @Override
        public void heardNewest(ZoneCode partner, String serial) {}

        @Override
        public void heardHeld(ZoneCode partner, String serial) {}

        @Override
        public void suspect(ZoneCode partner) {}
    };

    /** The serial of this zone's newest descriptor; 0 when it has none. */
    long newest();

    /** The serial of a partner's descriptor that is in force here; 0 when there is none. */
    long held(ZoneCode partner);

    /** A partner, or whoever says so, named the serial of its newest descriptor. */
    void heardNewest(ZoneCode partner, String serial);

    /** A partner named the serial of this zone's descriptor that is in force there. */
    void heardHeld(ZoneCode partner, String serial);

    /** A partner's door shows a key that its descriptor in force does not name. */
    void suspect(ZoneCode partner);
}
