package tongban.node.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is not there, or another person's. */
@Controller
class NothingPage {

    static final String ADDRESS = "/portal/nothing";

    /** A refused form is forwarded as it came, so every method leads here. */
    @RequestMapping(ADDRESS)
    String show(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return "portal/web/not-yours";
    }
}
