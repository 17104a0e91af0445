package tongban.node.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Who looks at a page, as the header shows it.
 *
 * @param name the name that people know
 * @param role the key of the role's words
 * @param notice the key of a sentence that every page shows this visitor, if any
 * @param account the page of the own account
 * @param leave where the form posts that signs out
 */
public record Visitor(String name, String role, Optional<String> notice, String account, String leave) {

    /** Somebody at work in the console. */
    public Visitor(String name, String role, Optional<String> notice) {
        this(name, role, notice, "/account", "/logout");
    }

    /**
     * Finds out who looks. The module {@code operator} gives this bean for the console, the module {@code identity}
     * for the portal: of those whose area a page lies in, the one with the longest answers.
     */
    public interface Recognition {

        /** The addresses below which it knows who looks; the console is everywhere else. */
        default String area() {
            return "/";
        }

        /** Who has signed in completely, if anybody. */
        Optional<Visitor> of(HttpServletRequest request);
    }
}
