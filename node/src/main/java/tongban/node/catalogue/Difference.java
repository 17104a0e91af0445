package tongban.node.catalogue;

import java.util.Optional;

/**
 * One place in which two standards differ.
 *
 * @param place where, as a path through its files: {@code materials/approval/valid_days}, {@code form/head/mobile}
 * @param name the same for people
 * @param one what the first says; empty when it says nothing there
 * @param other what the second says
 */
public record Difference(String place, Words name, Optional<String> one, Optional<String> other) {}
