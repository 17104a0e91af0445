package tongban.node.operator.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tongban.node.operator.Throttle;
import tongban.node.operator.account.Accounts;
import tongban.node.operator.account.FirstOfficer;
import tongban.node.web.Attempt;

/** The page on which the first officer of a new node registers; it is there only as long as nobody has an account. */
@Controller
class FirstOfficerPages {
    private final FirstOfficer firstOfficer;
    private final Throttle throttle;

    FirstOfficerPages(FirstOfficer firstOfficer, Throttle throttle) {
        this.firstOfficer = firstOfficer;
        this.throttle = throttle;
    }

    @GetMapping("/first-officer")
    String show(Model model) {
        requireMissing();
        model.addAttribute("file", firstOfficer.file().toString());
        return "operator/web/first-officer";
    }

    @PostMapping("/first-officer")
    String register(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String shown,
            Model model,
            HttpServletRequest request) {
        requireMissing();
        if (!throttle.allows(request.getRemoteAddr())) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        return switch (firstOfficer.register(code, name, shown)) {
            case Attempt.Refused<Accounts.Given> refused -> {
                Shown.on(model, refused);
                model.addAttribute("name", name);
                model.addAttribute("shown", shown);
                yield show(model);
            }
            case Attempt.Done<Accounts.Given> done -> {
                model.addAttribute("given", done.value());
                yield "operator/web/given";
            }
        };
    }

    private void requireMissing() {
        if (!firstOfficer.isMissing()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
