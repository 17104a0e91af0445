package tongban.node.operator.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.node.operator.account.Account;
import tongban.node.operator.account.OwnAccount;
import tongban.node.operator.account.Proposal;
import tongban.node.operator.account.Session;
import tongban.node.operator.account.SignIn;
import tongban.node.web.Attempt;
import tongban.node.web.Flash;

/** The first time: an own password, an authenticator, recovery codes; one thing a page. */
@Controller
class SetUpPages {
    private static final String HERE = "redirect:" + WayIn.SET_UP;

    private final OwnAccount own;
    private final BrowserSessions sessions;

    SetUpPages(OwnAccount own, BrowserSessions sessions) {
        this.own = own;
        this.sessions = sessions;
    }

    @GetMapping(WayIn.SET_UP)
    String show(HttpServletRequest request, Model model) {
        Session session = sessions.session(request).orElseThrow();
        Account account = own.of(session);
        if (account.mustSetPassword()) {
            return "operator/web/set-up-password";
        }
        if (!account.hasAuthenticator()) {
            propose(session, model);
            return "operator/web/set-up-authenticator";
        }
        return "operator/web/set-up-done";
    }

    @PostMapping(path = WayIn.SET_UP, params = "step=password")
    String password(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            HttpServletRequest request,
            Model model) {
        Session session = sessions.session(request).orElseThrow();
        if (own.setPassword(session, "", password, again) instanceof Attempt.Refused<Boolean> refused) {
            Shown.on(model, refused);
            return "operator/web/set-up-password";
        }
        return HERE;
    }

    @PostMapping(path = WayIn.SET_UP, params = "step=authenticator")
    String authenticator(@RequestParam(defaultValue = "") String code, HttpServletRequest request, Model model) {
        Session session = sessions.session(request).orElseThrow();
        return switch (own.adopt(session, "", code)) {
            case Attempt.Refused<List<String>> refused -> {
                Shown.on(model, refused);
                yield show(request, model);
            }
            case Attempt.Done<List<String>> done -> {
                model.addAttribute("codes", done.value());
                yield "operator/web/set-up-done";
            }
        };
    }

    @PostMapping(path = WayIn.SET_UP, params = "step=open")
    String open(HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        Session session = sessions.session(request).orElseThrow();
        if (own.open(session) instanceof Attempt.Done<SignIn.Begun> done) {
            sessions.keep(request, response, done.value());
            Flash.done(redirect, "operator.set-up.done");
            return "redirect:/";
        }
        return HERE;
    }

    private void propose(Session session, Model model) {
        Proposal proposal = own.proposal(session);
        model.addAttribute("proposal", proposal);
        model.addAttribute("qr", QrPicture.of(proposal.address()));
    }
}
