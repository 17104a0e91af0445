package tongban.node.operator.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.node.operator.Requires;
import tongban.node.operator.Role;
import tongban.node.operator.account.OwnAccount;
import tongban.node.operator.account.Proposal;
import tongban.node.operator.account.Session;
import tongban.node.web.Attempt;
import tongban.node.web.Flash;

/** The own account: password, authenticator, sessions. Everyone who is signed in may change the own. */
@Controller
@Requires(Role.VIEWER)
class AccountPages {
    private static final String HERE = "redirect:/account";

    private final OwnAccount own;
    private final BrowserSessions sessions;

    AccountPages(OwnAccount own, BrowserSessions sessions) {
        this.own = own;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    String show(HttpServletRequest request, Model model) {
        Session session = sessions.session(request).orElseThrow();
        model.addAttribute("account", own.of(session));
        model.addAttribute("mine", session.id());
        model.addAttribute("sessions", own.sessions(session));
        return "operator/web/account";
    }

    /** What is typed to change the password. */
    record Typed(
            @Nullable String current,
            @Nullable String password,
            @Nullable String again) {}

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @GetMapping("/account/password")
    String showPassword() {
        return "operator/web/password";
    }

    @PostMapping("/account/password")
    String password(Typed typed, Model model, HttpServletRequest request, RedirectAttributes redirect) {
        Session session = sessions.session(request).orElseThrow();
        Attempt<Boolean> attempt =
                own.setPassword(session, text(typed.current()), text(typed.password()), text(typed.again()));
        if (attempt instanceof Attempt.Refused<Boolean> refused) {
            Shown.on(model, refused);
            return showPassword();
        }
        Flash.done(redirect, "operator.password.done");
        return HERE;
    }

    @GetMapping("/account/authenticator")
    String showAuthenticator(HttpServletRequest request, Model model) {
        Proposal proposal = own.proposal(sessions.session(request).orElseThrow());
        model.addAttribute("proposal", proposal);
        model.addAttribute("qr", QrPicture.of(proposal.address()));
        return "operator/web/authenticator";
    }

    @PostMapping("/account/authenticator")
    String authenticator(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletRequest request) {
        Session session = sessions.session(request).orElseThrow();
        return switch (own.adopt(session, current, code)) {
            case Attempt.Refused<List<String>> refused -> {
                Shown.on(model, refused);
                yield showAuthenticator(request, model);
            }
            case Attempt.Done<List<String>> done -> {
                model.addAttribute("codes", done.value());
                yield "operator/web/recovery-codes";
            }
        };
    }

    @PostMapping(path = "/account", params = "session")
    String end(@RequestParam UUID session, HttpServletRequest request, RedirectAttributes redirect) {
        own.end(sessions.session(request).orElseThrow(), session);
        Flash.done(redirect, "operator.session.ended");
        return HERE;
    }

    @PostMapping("/account")
    String endOthers(HttpServletRequest request, RedirectAttributes redirect) {
        int ended = own.endOthers(sessions.session(request).orElseThrow());
        Flash.done(redirect, "operator.sessions.ended", Integer.toString(ended));
        return HERE;
    }
}
