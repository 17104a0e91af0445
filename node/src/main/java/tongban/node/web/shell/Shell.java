package tongban.node.web.shell;

import java.util.List;
import java.util.Optional;
import tongban.node.web.Visitor;

/**
 * What the layout shows on every page.
 *
 * @param zone the zone's name in the reader's language
 * @param code the zone's code
 * @param demonstration whether this is a demonstration
 * @param language {@code zh} or {@code en}
 * @param elder whether the page is in elder mode
 * @param here the address of this page, for the switches, without their parameters
 * @param edition the part of the addresses of the theme's files
 * @param version the node's version
 * @param trace the trace id of this request
 * @param visitor who has signed in
 * @param navigation the side navigation
 */
record Shell(
        String zone,
        String code,
        boolean demonstration,
        String language,
        boolean elder,
        String here,
        String edition,
        String version,
        String trace,
        Optional<Visitor> visitor,
        List<Section> navigation) {

    /**
     * One heading of the navigation with its entries.
     *
     * @param title the key of its words
     * @param entries its lines
     */
    record Section(String title, List<Line> entries) {}

    /**
     * One line of the navigation.
     *
     * @param path where it leads
     * @param title the key of its words
     * @param current whether this page is there or below
     */
    record Line(String path, String title, boolean current) {}

    /** The address of a file of the theme. */
    public String asset(String name) {
        return "/assets/" + edition + "/" + name;
    }

    /** This page with one switch set. */
    public String with(String name, String value) {
        return here + (here.indexOf('?') < 0 ? "?" : "&") + name + "=" + value;
    }
}
