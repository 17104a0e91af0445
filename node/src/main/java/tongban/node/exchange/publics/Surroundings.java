package tongban.node.exchange.publics;

import java.time.InstantSource;
import java.util.function.Consumer;
import tongban.node.exchange.SplitViewFound;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/**
 * What surrounds the public logs.
 *
 * @param found told when a lie is proven, after the commit that keeps the evidence
 */
record Surroundings(
        ThisZone self, Partners partners, PartnerDoor door, InstantSource clock, Consumer<SplitViewFound> found) {}
