package tongban.node.web.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tongban.node.web.Entrance;
import tongban.node.web.Expired;
import tongban.node.web.Problems;

/**
 * Where every failed request ends: a page with cause, cure and trace id for people, a problem (RFC 9457) for machines.
 * Nothing of the exception is shown; the log has it under the same trace id.
 */
@Controller
class ErrorPages implements ErrorController {
    private static final Set<Integer> NAMED = Set.of(400, 403, 404, 405, 413, 415, 429, 500, 503);
    private static final int FIRST_OF_SERVER = 500;

    private final Problems problems;
    private final List<PathPattern> machines;

    ErrorPages(Problems problems, List<Entrance> entrances) {
        this.problems = problems;
        this.machines = entrances.stream()
                .filter(entrance -> entrance.audience() == Entrance.Audience.MACHINES)
                .map(entrance -> PathPatternParser.defaultInstance.parse(entrance.pattern()))
                .toList();
    }

    @RequestMapping("/error")
    Object show(HttpServletRequest request, HttpServletResponse response, Locale chosen, Model model) {
        HttpStatus status = status(request);
        String key = "web.error." + name(request, status);
        if (isForMachine(request)) {
            return problems.answer(status, key, language(request, chosen));
        }
        response.setStatus(status.value());
        model.addAttribute("key", key);
        model.addAttribute("status", status.value());
        return "web/error";
    }

    private static HttpStatus status(HttpServletRequest request) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        // Somebody who asks for the error page itself has come to an address without a page.
        return Optional.ofNullable(status)
                .orElse(code == null ? HttpStatus.NOT_FOUND : HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static String name(HttpServletRequest request, HttpStatus status) {
        if (Boolean.TRUE.equals(request.getAttribute(Expired.ATTRIBUTE))) {
            return "expired";
        }
        if (NAMED.contains(status.value())) {
            return Integer.toString(status.value());
        }
        return status.value() >= FIRST_OF_SERVER ? "500" : "400";
    }

    private boolean isForMachine(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        if (accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE)) {
            return false;
        }
        if (accepted != null && accepted.contains("json")) {
            return true;
        }
        Object address = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        PathContainer path = PathContainer.parsePath(address == null ? "/" : address.toString());
        return machines.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static Locale language(HttpServletRequest request, Locale chosen) {
        String asked = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return asked != null && asked.startsWith("en") ? Locale.ENGLISH : chosen;
    }
}
