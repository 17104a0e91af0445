package tongban.node.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.node.identity.Level;
import tongban.node.identity.SignIn;
import tongban.node.identity.account.PersonSession;
import tongban.node.identity.account.PersonSignIn;
import tongban.node.identity.recognition.PartnerSignIn;
import tongban.node.operator.Throttle;
import tongban.node.web.Attempt;
import tongban.node.web.Faults;
import tongban.node.web.Flash;

/** Signing in and out at the portal. */
@Controller
class SignInPages {
    private static final String VIEW = "identity/web/sign-in";

    private final PersonSignIn signIn;
    private final PortalSessions sessions;
    private final Throttle throttle;
    private final ObjectProvider<PartnerSignIn> partners;

    SignInPages(
            PersonSignIn signIn, PortalSessions sessions, Throttle throttle, ObjectProvider<PartnerSignIn> partners) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.throttle = throttle;
        this.partners = partners;
    }

    /**
     * What stands in the address or is typed.
     *
     * @param own set when this zone is asked who somebody is: a partner's account does not count then
     */
    record Typed(
            @Nullable String number,
            @Nullable String password,
            @Nullable String level,
            @Nullable String next,
            @Nullable String own) {

        boolean onlyOwn() {
            return own != null && !own.isEmpty();
        }

        Level wanted() {
            return Optional.ofNullable(level).flatMap(Level::of).orElse(Level.L2);
        }
    }

    @GetMapping(SignIn.PAGE)
    String show(Typed typed, Model model, HttpServletRequest request) {
        Optional<PersonSession> session = sessions.of(request).filter(one -> !typed.onlyOwn() || one.isOwn());
        if (session.isPresent() && session.get().person().level().reaches(typed.wanted())) {
            return "redirect:" + SignIn.back(typed.next());
        }
        return page(model, typed, session);
    }

    @PostMapping(SignIn.PAGE)
    String signIn(Typed typed, Model model, HttpServletRequest request, HttpServletResponse response) {
        throttle(throttle, request);
        Attempt<PersonSignIn.Begun> attempt =
                signIn.withPassword(text(typed.number()), text(typed.password()), PortalSessions.caller(request));
        return switch (attempt) {
            case Attempt.Refused<PersonSignIn.Begun> refused -> {
                refused(model, refused);
                yield page(model, typed, Optional.empty());
            }
            case Attempt.Done<PersonSignIn.Begun> done -> {
                sessions.keep(request, response, done.value());
                yield "redirect:"
                        + (done.value().mustSetPassword()
                                ? "/portal/account/password"
                                : SignIn.address(typed.wanted(), SignIn.back(typed.next()))
                                        + (typed.onlyOwn() ? "&own=yes" : ""));
            }
        };
    }

    @PostMapping("/portal/sign-out")
    String out(HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        sessions.of(request).ifPresent(signIn::out);
        sessions.forget(request, response);
        Flash.done(redirect, "identity.sign-out.done");
        return "redirect:" + SignIn.PAGE;
    }

    static void throttle(Throttle throttle, HttpServletRequest request) {
        if (!throttle.allows(request.getRemoteAddr())) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    static void refused(Model model, Attempt.Refused<?> refused) {
        new Faults()
                .add(refused.field(), refused.key(), refused.arguments().toArray())
                .into(model);
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private String page(Model model, Typed typed, Optional<PersonSession> session) {
        model.addAttribute("number", text(typed.number()));
        model.addAttribute("next", SignIn.back(typed.next()));
        model.addAttribute("wanted", typed.wanted());
        PartnerSignIn known = partners.getIfAvailable();
        model.addAttribute("own", typed.onlyOwn() ? "yes" : "");
        model.addAttribute("choices", known == null || typed.onlyOwn() ? List.of() : known.choices());
        model.addAttribute("tooLow", session.map(one -> one.person().level()));
        return VIEW;
    }
}
