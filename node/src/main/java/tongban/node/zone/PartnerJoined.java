package tongban.node.zone;

/**
 * A partner joined, or its descriptor was renewed; published after the commit.
 *
 * @param partner what is known of it now
 */
public record PartnerJoined(Partner partner) {}
