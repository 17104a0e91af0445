package tongban.node.operator.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.node.operator.Requires;
import tongban.node.operator.Role;
import tongban.node.operator.Throttle;
import tongban.node.operator.account.FirstOfficer;
import tongban.node.operator.account.Session;
import tongban.node.operator.account.SignIn;
import tongban.node.operator.account.Stage;
import tongban.node.web.Attempt;
import tongban.node.web.Flash;

/** Signing in and out. */
@Controller
class LoginPages {
    private static final String LOGIN_VIEW = "operator/web/login";
    private static final String CODE_VIEW = "operator/web/code";

    private final SignIn signIn;
    private final FirstOfficer firstOfficer;
    private final BrowserSessions sessions;
    private final CookieCsrfTokenRepository formTokens;
    private final Throttle throttle;

    LoginPages(
            SignIn signIn,
            FirstOfficer firstOfficer,
            BrowserSessions sessions,
            CookieCsrfTokenRepository formTokens,
            Throttle throttle) {
        this.signIn = signIn;
        this.firstOfficer = firstOfficer;
        this.sessions = sessions;
        this.formTokens = formTokens;
        this.throttle = throttle;
    }

    /** What is typed on the first page. */
    record Typed(
            @Nullable String name,
            @Nullable String password,
            @Nullable String next) {
        String nameText() {
            return name == null ? "" : name;
        }

        String passwordText() {
            return password == null ? "" : password;
        }
    }

    @GetMapping(WayIn.LOGIN)
    String show(Typed typed, Model model, HttpServletRequest request) {
        if (firstOfficer.isMissing()) {
            return "redirect:/first-officer";
        }
        Optional<Session> session = sessions.session(request);
        if (session.isPresent() && session.get().stage() == Stage.OPEN) {
            return "redirect:" + WayIn.safe(typed.next());
        }
        return page(model, typed);
    }

    @PostMapping(WayIn.LOGIN)
    String login(Typed typed, Model model, HttpServletRequest request, HttpServletResponse response) {
        throttle(request);
        Attempt<SignIn.Begun> attempt =
                signIn.withPassword(typed.nameText(), typed.passwordText(), BrowserSessions.caller(request));
        return switch (attempt) {
            case Attempt.Refused<SignIn.Begun> refused -> {
                Shown.on(model, refused);
                yield page(model, typed);
            }
            case Attempt.Done<SignIn.Begun> done -> begin(done.value(), typed.next(), request, response);
        };
    }

    @GetMapping(WayIn.CODE)
    String showCode(@RequestParam(required = false) @Nullable String next, Model model) {
        model.addAttribute("next", WayIn.safe(next));
        return CODE_VIEW;
    }

    @PostMapping(WayIn.CODE)
    String code(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String next,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        throttle(request);
        Session session = sessions.session(request).orElseThrow();
        return switch (signIn.withCode(session, code)) {
            case Attempt.Refused<SignIn.Begun> refused -> {
                Shown.on(model, refused);
                yield showCode(next, model);
            }
            case Attempt.Done<SignIn.Begun> done -> begin(done.value(), next, request, response);
        };
    }

    @Requires(Role.VIEWER)
    @PostMapping("/logout")
    String logout(HttpServletRequest request, HttpServletResponse response, RedirectAttributes redirect) {
        sessions.session(request).ifPresent(signIn::out);
        sessions.forget(request, response);
        Flash.done(redirect, "operator.logout.done");
        return "redirect:" + WayIn.LOGIN;
    }

    private String begin(
            SignIn.Begun begun, @Nullable String next, HttpServletRequest request, HttpServletResponse response) {
        sessions.keep(request, response, begun);
        // Forms that were open before somebody signed in are not taken afterwards.
        formTokens.saveToken(formTokens.generateToken(request), request, response);
        String target = WayIn.safe(next);
        return switch (begun.stage()) {
            case OPEN -> "redirect:" + target;
            case SET_UP -> "redirect:" + WayIn.SET_UP;
            case CODE ->
                "redirect:" + WayIn.CODE
                        + (target.equals("/") ? "" : "?next=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
        };
    }

    private void throttle(HttpServletRequest request) {
        if (!throttle.allows(request.getRemoteAddr())) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    private static String page(Model model, Typed typed) {
        model.addAttribute("name", typed.nameText());
        model.addAttribute("next", WayIn.safe(typed.next()));
        return LOGIN_VIEW;
    }
}
