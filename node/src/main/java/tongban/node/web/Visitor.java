package tongban.node.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Who looks at a page, as the header shows it.
 *
 * @param name the name that people know
 * @param role the key of the role's words
 * @param notice the key of a sentence that every page shows this visitor, if any
 */
public record Visitor(String name, String role, Optional<String> notice) {

    /** Finds out who looks; the module {@code operator} gives this bean. */
    public interface Recognition {

        /** Who has signed in completely, if anybody. */
        Optional<Visitor> of(HttpServletRequest request);
    }
}
