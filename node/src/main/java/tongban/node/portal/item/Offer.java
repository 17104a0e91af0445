package tongban.node.portal.item;

import tongban.kernel.code.ZoneCode;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Words;

/**
 * An item that can be applied for here (可办事项).
 *
 * @param deciding the zone whose authority decides
 * @param zone that zone's name
 * @param standard by which an application is held against its form
 * @param provision the article under which it crosses zones; empty where this zone decides
 * @param differences in how many places the deciding zone's own standard, as it told it, is another one
 */
public record Offer(ZoneCode deciding, Words zone, Standard standard, String provision, int differences) {

    /** Whether another zone decides. */
    public boolean crosses() {
        return !provision.isEmpty();
    }

    /** Item and zone as they stand in addresses. */
    public String query() {
        return "item=" + standard.item() + "&zone=" + deciding.value();
    }
}
