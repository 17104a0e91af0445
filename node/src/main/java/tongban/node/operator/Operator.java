package tongban.node.operator;

import java.util.UUID;

/**
 * Somebody who works at this node (操作人员).
 *
 * @param id never used again for another
 * @param name the name to sign in with, lower case
 * @param shownName the name that people know
 * @param role what is allowed
 */
public record Operator(UUID id, String name, String shownName, Role role) {}
