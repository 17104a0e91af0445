package tongban.node.web;

/**
 * Addresses that need no operator. Everything else is closed: a page needs somebody who is signed in, and a form needs
 * somebody who may act.
 *
 * @param pattern a path pattern of Spring, such as {@code /exchange/**}
 * @param audience who comes in here
 */
public record Entrance(String pattern, Audience audience) {

    /** Who comes in. */
    public enum Audience {
        /** Other systems: without cookies and form tokens; refusals are problems as in RFC 9457. */
        MACHINES,
        /** People without an account: pages, with form tokens. */
        EVERYONE
    }
}
