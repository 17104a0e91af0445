package tongban.node.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.node.identity.Level;
import tongban.node.identity.SignIn;
import tongban.node.identity.account.PersonSession;
import tongban.node.identity.account.PersonSignIn;
import tongban.node.web.Attempt;
import tongban.node.web.Flash;

/** A citizen's own account: how well known, where signed in, the password. */
@Controller
class OwnAccountPages {
    private static final String PASSWORD = "/portal/account/password";

    private final PersonSignIn signIn;
    private final PortalSessions sessions;

    OwnAccountPages(PersonSignIn signIn, PortalSessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GetMapping(SignIn.HOME)
    String account(HttpServletRequest request, Model model) {
        Optional<PersonSession> session = sessions.of(request);
        if (session.isEmpty()) {
            return away(SignIn.HOME);
        }
        model.addAttribute("mine", session.get());
        model.addAttribute("sessions", signIn.sessions(session.get()));
        return "identity/web/account";
    }

    /** Ends one session, or with {@code all} every one of them, this one too. */
    @PostMapping("/portal/account/sessions")
    String end(
            @RequestParam(required = false) Optional<UUID> session,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<PersonSession> own = sessions.of(request);
        if (own.isEmpty()) {
            return away(SignIn.HOME);
        }
        if (session.isPresent()) {
            signIn.end(own.get(), session.get());
            Flash.done(redirect, "identity.sessions.ended");
            return "redirect:" + SignIn.HOME;
        }
        int ended = signIn.outEverywhere(own.get());
        sessions.forget(request, response);
        Flash.done(redirect, "identity.sessions.all-ended", Integer.toString(ended));
        return "redirect:" + SignIn.PAGE;
    }

    @GetMapping(PASSWORD)
    String password(HttpServletRequest request, Model model) {
        Optional<PersonSession> session = sessions.of(request);
        if (session.isEmpty()) {
            return away(PASSWORD);
        }
        model.addAttribute("mine", session.get());
        return "identity/web/password";
    }

    @PostMapping(PASSWORD)
    String setPassword(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            Model model) {
        Optional<PersonSession> session = sessions.of(request);
        if (session.isEmpty()) {
            return away(PASSWORD);
        }
        return switch (signIn.setPassword(session.get(), current, password, again)) {
            case Attempt.Refused<Boolean> refused -> {
                SignInPages.refused(model, refused);
                yield password(request, model);
            }
            case Attempt.Done<Boolean> done -> "redirect:" + SignIn.HOME;
        };
    }

    static String away(String back) {
        return "redirect:" + SignIn.address(Level.L2, back);
    }
}
