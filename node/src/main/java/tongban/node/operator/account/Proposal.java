package tongban.node.operator.account;

/**
 * A secret for an authenticator to take.
 *
 * @param key in base 32, to type
 * @param address as {@code otpauth:} address, to scan
 */
public record Proposal(String key, String address) {}
