package tongban.node.web;

/**
 * Whose node this is, as every page shows it (门牌). The module {@code zone} gives it from the zone's file; cookies are
 * named by it, because two nodes may share a host name and cookies do not see ports.
 */
public interface Nameplate {

    /** The zone's code, 2 to 31 characters of a to z, 0 to 9 and hyphen. */
    String code();

    /** The zone's official Chinese name. */
    String zh();

    /** The zone's English name. */
    String en();

    /** Whether this node is a demonstration (演示环境), which every page then says. */
    boolean demonstration();

    /** The name of a cookie of this zone, such as {@code tb-cdgxq-session}. */
    default String cookie(String purpose) {
        return "tb-" + code() + "-" + purpose;
    }
}
