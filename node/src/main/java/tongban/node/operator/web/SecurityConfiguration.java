package tongban.node.operator.web;

import jakarta.servlet.DispatcherType;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseCookie;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tongban.node.operator.CurrentOperator;
import tongban.node.operator.Throttle;
import tongban.node.operator.account.Session;
import tongban.node.operator.account.SignIn;
import tongban.node.operator.account.Stage;
import tongban.node.web.Cookies;
import tongban.node.web.Entrance;
import tongban.node.web.Nameplate;
import tongban.node.web.Visitor;

/** Who comes in where. Spring Security keeps the doors; sessions, passwords and codes are this module's own. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    @Bean
    Entrance loginEntrance() {
        return new Entrance("/login", Entrance.Audience.EVERYONE);
    }

    @Bean
    Entrance firstOfficerEntrance() {
        return new Entrance("/first-officer", Entrance.Audience.EVERYONE);
    }

    @Bean
    BrowserSessions browserSessions(SignIn signIn, Cookies cookies) {
        return new BrowserSessions(signIn, cookies);
    }

    @Bean
    Throttle throttle(InstantSource clock) {
        return new Throttle(clock);
    }

    @Bean
    CurrentOperator currentOperator() {
        return () -> Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(SignedIn.class::isInstance)
                .map(signedIn -> ((SignedIn) signedIn).session())
                .filter(session -> session.stage() == Stage.OPEN)
                .map(Session::operator);
    }

    @Bean
    Visitor.Recognition operatorRecognition(BrowserSessions sessions) {
        return request -> sessions.session(request)
                .filter(session -> session.stage() == Stage.OPEN)
                .map(session -> new Visitor(
                        session.operator().shownName(),
                        session.operator().role().title(),
                        session.demonstration() ? Optional.of("operator.demonstration.no-code") : Optional.empty()));
    }

    @Bean
    CookieCsrfTokenRepository formTokens(Nameplate plate) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(plate.cookie("form"));
        tokens.setCookieCustomizer((ResponseCookie.ResponseCookieBuilder cookie) -> cookie.sameSite("Lax"));
        return tokens;
    }

    @Bean
    @Order(1)
    SecurityFilterChain doorsForMachines(List<Entrance> entrances) {
        // No filter: a program shows its token to whatever answers it, there is no session and no form. Twelve filters
        // that all let it pass took as long as the answer.
        return new DefaultSecurityFilterChain(matcher(entrances, Entrance.Audience.MACHINES));
    }

    @Bean
    @Order(2)
    SecurityFilterChain doorsForPeople(
            HttpSecurity http,
            List<Entrance> entrances,
            BrowserSessions sessions,
            CookieCsrfTokenRepository tokens,
            SecureRandom random)
            throws Exception {
        WayIn wayIn = new WayIn(sessions);
        XorCsrfTokenRequestAttributeHandler atOnce = new XorCsrfTokenRequestAttributeHandler();
        atOnce.setSecureRandom(random);
        // The cookie goes out before the page is long enough to be on its way already.
        atOnce.setCsrfRequestAttributeName(null);
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(matcher(entrances, Entrance.Audience.EVERYONE))
                                .permitAll()
                                .requestMatchers(WayIn.CODE)
                                .hasAuthority(SignedIn.authority(Stage.CODE))
                                .requestMatchers(WayIn.SET_UP)
                                .hasAuthority(SignedIn.authority(Stage.SET_UP))
                                .requestMatchers("/logout")
                                .authenticated()
                                .anyRequest()
                                .hasAuthority(SignedIn.authority(Stage.OPEN)))
                .securityContext(context -> context.securityContextRepository(sessions))
                .csrf(csrf -> csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(atOnce))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(wayIn).accessDeniedHandler(wayIn))
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    WebMvcConfigurer roleGate(BrowserSessions sessions, List<Entrance> entrances) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RoleGate(sessions, matcher(entrances, Entrance.Audience.EVERYONE)));
            }
        };
    }

    private static RequestMatcher matcher(List<Entrance> entrances, Entrance.Audience audience) {
        List<RequestMatcher> paths = entrances.stream()
                .filter(entrance -> entrance.audience() == audience)
                .<RequestMatcher>map(
                        entrance -> PathPatternRequestMatcher.withDefaults().matcher(entrance.pattern()))
                .toList();
        return new OrRequestMatcher(paths);
    }
}
