package tongban.node.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import tongban.kernel.code.ZoneCode;
import tongban.node.identity.Level;
import tongban.node.identity.SignIn;
import tongban.node.identity.account.PersonSignIn;
import tongban.node.identity.recognition.PartnerIssuer;
import tongban.node.identity.recognition.PartnerSignIn;
import tongban.node.identity.recognition.PartnerSignIn.Step;
import tongban.node.operator.Throttle;
import tongban.node.web.Cookies;

/** Signing in with a partner's account; and as a partner's issuer, what a citizen lets the partner have. */
@Controller
class RecognitionPages {

    private static final String JOURNEY = "journey";
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final String POLICY = "Content-Security-Policy";

    private final ObjectProvider<PartnerSignIn> partners;
    private final ObjectProvider<PartnerSignIn.Trust> trust;
    private final Doors doors;

    /** How a browser is known, and how often it may ask. */
    record Doors(PersonSignIn signIn, PortalSessions sessions, Cookies cookies, Throttle throttle) {}

    RecognitionPages(ObjectProvider<PartnerSignIn> partners, ObjectProvider<PartnerSignIn.Trust> trust, Doors doors) {
        this.partners = partners;
        this.trust = trust;
        this.doors = doors;
    }

    /** To which zone somebody goes, at which level, and where they come back. */
    record Whereto(
            @Nullable String zone,
            @Nullable String level,
            @Nullable String next) {}

    /** What an issuer answers. */
    record Answered(
            @Nullable String state,
            @Nullable String code,
            @Nullable String iss) {}

    /** What a client asks to know. */
    record Wish(
            @BindParam("client_id") @Nullable String client,
            @Nullable String scope,
            @Nullable String state) {}

    /** Sets out for a partner's issuer. */
    @GetMapping("/portal/sign-in/partner")
    String go(Whereto to, HttpServletRequest request, HttpServletResponse response, Model model) {
        SignInPages.throttle(doors.throttle(), request);
        ZoneCode asked = ZoneCode.read(SignInPages.text(to.zone())).code().orElseThrow(RecognitionPages::nowhere);
        Level wanted = Level.of(SignInPages.text(to.level())).orElse(Level.L2);
        return answer(signIn().go(asked, wanted, SignIn.back(to.next())), request, response, model);
    }

    /** Comes back from there. */
    @GetMapping(PartnerIssuer.RETURN)
    String come(Answered said, HttpServletRequest request, HttpServletResponse response, Model model) {
        SignInPages.throttle(doors.throttle(), request);
        String kept = doors.cookies().read(request, JOURNEY).orElse("");
        doors.cookies().remove(request, response, JOURNEY);
        return answer(
                signIn().come(
                                kept,
                                SignInPages.text(said.state()),
                                Optional.ofNullable(said.code()),
                                Optional.ofNullable(said.iss())),
                request,
                response,
                model);
    }

    private String answer(Step step, HttpServletRequest request, HttpServletResponse response, Model model) {
        return switch (step) {
            case Step.Going going -> {
                doors.cookies().set(request, response, JOURNEY, new Cookies.Value(going.secret(), KEPT));
                yield "redirect:" + going.address();
            }
            case Step.Come come -> {
                PersonSignIn.Begun begun = doors.signIn().begin(come.person(), PortalSessions.caller(request));
                doors.sessions().keep(request, response, begun);
                yield "redirect:" + SignIn.back(come.next());
            }
            case Step.Refused refused -> {
                response.setStatus(HttpStatus.FORBIDDEN.value());
                model.addAttribute("title", refused.refusal().title());
                model.addAttribute("partner", refused.partner());
                model.addAttribute("next", SignIn.back(refused.next()));
                yield "identity/web/refused";
            }
        };
    }

    /** What a partner will get, before it gets it. The form leads on to the partner, which the page's policy allows. */
    @GetMapping("/portal/issuer/consent")
    String consent(Wish wish, HttpServletRequest request, HttpServletResponse response, Model model) {
        ZoneCode zone = ZoneCode.read(SignInPages.text(wish.client())).code().orElseThrow(RecognitionPages::nowhere);
        PartnerSignIn.Trust known = trust.getIfAvailable();
        if (known == null || doors.sessions().of(request).isEmpty()) {
            throw nowhere();
        }
        PartnerIssuer partner = known.issuers().find(zone).orElseThrow(RecognitionPages::nowhere);
        String policy = response.getHeader(POLICY);
        if (policy != null) {
            response.setHeader(POLICY, policy.replace("form-action 'self'", "form-action 'self' " + partner.issuer()));
        }
        List<String> scopes = Arrays.stream(SignInPages.text(wish.scope()).split(" "))
                .filter(one -> one.equals("name") || one.equals("resident-id"))
                .toList();
        model.addAttribute("partner", known.partners().find(zone).orElseThrow(RecognitionPages::nowhere));
        model.addAttribute("scopes", scopes);
        model.addAttribute("state", SignInPages.text(wish.state()));
        model.addAttribute("mine", doors.sessions().of(request).orElseThrow());
        return "identity/web/consent";
    }

    /** A zone asked for an identity, and no agreement in force lets it have one. */
    @GetMapping("/portal/issuer/refused")
    String refused(HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        model.addAttribute("title", PartnerSignIn.Refusal.NOT_AGREED.title());
        model.addAttribute("partner", Optional.empty());
        model.addAttribute("next", SignIn.HOME);
        return "identity/web/refused";
    }

    private PartnerSignIn signIn() {
        PartnerSignIn known = partners.getIfAvailable();
        if (known == null) {
            throw nowhere();
        }
        return known;
    }

    private static ResponseStatusException nowhere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
