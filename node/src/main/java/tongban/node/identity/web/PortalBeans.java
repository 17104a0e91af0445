package tongban.node.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tongban.node.identity.Applicants;
import tongban.node.identity.SignIn;
import tongban.node.identity.account.PersonSession;
import tongban.node.identity.account.PersonSignIn;
import tongban.node.operator.Throttle;
import tongban.node.web.Cookies;
import tongban.node.web.Entrance;
import tongban.node.web.Visitor;

/** Who is at the portal, and that its pages are open to everyone. */
@Configuration(proxyBeanMethods = false)
class PortalBeans {

    @Bean
    Entrance signInEntrance() {
        return new Entrance("/portal/sign-in/**", Entrance.Audience.EVERYONE);
    }

    /** The issuer's own addresses have a door of their own before this one. */
    @Bean
    Entrance issuerPagesEntrance() {
        return new Entrance("/portal/issuer/**", Entrance.Audience.EVERYONE);
    }

    @Bean
    RecognitionPages.Doors partnerDoors(
            PersonSignIn signIn, PortalSessions sessions, Cookies cookies, Throttle throttle) {
        return new RecognitionPages.Doors(signIn, sessions, cookies, throttle);
    }

    @Bean
    Entrance signOutEntrance() {
        return new Entrance("/portal/sign-out", Entrance.Audience.EVERYONE);
    }

    @Bean
    Entrance registrationEntrance() {
        return new Entrance("/portal/register", Entrance.Audience.EVERYONE);
    }

    @Bean
    Entrance personAccountEntrance() {
        return new Entrance("/portal/account/**", Entrance.Audience.EVERYONE);
    }

    @Bean
    PortalSessions portalSessions(PersonSignIn signIn, Cookies cookies, CsrfTokenRepository formTokens) {
        return new PortalSessions(signIn, cookies, formTokens);
    }

    @Bean
    Applicants applicants(PortalSessions sessions) {
        return () -> Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(attributes -> ((ServletRequestAttributes) attributes).getRequest())
                .flatMap(sessions::of)
                .filter(session -> !session.person().mustSetPassword())
                .map(PersonSession::applicant);
    }

    @Bean
    Visitor.Recognition personRecognition(PortalSessions sessions) {
        return new Visitor.Recognition() {
            @Override
            public String area() {
                return "/portal";
            }

            @Override
            public Optional<Visitor> of(HttpServletRequest request) {
                return sessions.of(request)
                        .map(session -> new Visitor(
                                session.person().identity().name(),
                                session.person().level().title(),
                                Optional.empty(),
                                SignIn.HOME,
                                "/portal/sign-out"));
            }
        };
    }
}
