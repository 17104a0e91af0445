package tongban.node.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.node.identity.Level;
import tongban.node.identity.SignIn;
import tongban.node.identity.account.Registration;
import tongban.node.operator.Throttle;
import tongban.node.web.Attempt;
import tongban.node.web.Flash;

/** Opening an account at the portal. */
@Controller
class RegistrationPages {
    private static final String PAGE = "/portal/register";
    private static final String VIEW = "identity/web/register";

    private final Registration registration;
    private final Throttle throttle;

    RegistrationPages(Registration registration, Throttle throttle) {
        this.registration = registration;
        this.throttle = throttle;
    }

    @GetMapping(PAGE)
    String show(@RequestParam(defaultValue = "") String next, Model model) {
        return page(model, "", "", next);
    }

    @PostMapping(PAGE)
    String register(
            Registration.Typed typed,
            @RequestParam(defaultValue = "") String next,
            Model model,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        SignInPages.throttle(throttle, request);
        Registration.Typed whole = new Registration.Typed(
                SignInPages.text(typed.name()),
                SignInPages.text(typed.number()),
                SignInPages.text(typed.password()),
                SignInPages.text(typed.again()));
        return switch (registration.register(whole)) {
            case Attempt.Refused<Level> refused -> {
                SignInPages.refused(model, refused);
                yield page(model, whole.name(), whole.number(), next);
            }
            case Attempt.Done<Level> done -> {
                Flash.done(redirect, "identity.register.done");
                yield "redirect:" + SignIn.address(Level.L2, SignIn.back(next));
            }
        };
    }

    private static String page(Model model, String name, String number, String next) {
        model.addAttribute("name", name);
        model.addAttribute("number", number);
        model.addAttribute("next", SignIn.back(next));
        return VIEW;
    }
}
