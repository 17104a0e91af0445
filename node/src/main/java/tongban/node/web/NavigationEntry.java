package tongban.node.web;

import java.util.Set;

/**
 * A line of the side navigation (导航). Beans of this type are shown in the order of group and {@code order}.
 *
 * @param group under which heading
 * @param order the place within the group, lower first
 * @param path the address, from the root, such as {@code /partners}; it is current for addresses below it too
 * @param title the key of its words
 * @param roles names of the roles that see it; none means everyone who is signed in
 */
public record NavigationEntry(Group group, int order, String path, String title, Set<String> roles) {

    public NavigationEntry {
        roles = Set.copyOf(roles);
    }

    /** An entry that everyone who is signed in sees. */
    public NavigationEntry(Group group, int order, String path, String title) {
        this(group, order, path, title, Set.of());
    }

    /** The headings of the navigation, in this order. */
    public enum Group {
        HOME,
        WORK,
        COOPERATION,
        OPERATION,
        OWN;

        /** The key of the heading's words. */
        public String title() {
            return "web.group." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
