package tongban.node.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import tongban.node.web.Cookies;

/**
 * In which language and how large a person reads (语言, 长辈版). {@code ?lang=en}, {@code ?lang=zh}, {@code ?elder=on}
 * and {@code ?elder=off} on any page are kept in a cookie for a year; Chinese is what a page is in when nobody said
 * otherwise.
 */
final class Taste implements LocaleResolver, HandlerInterceptor {
    private static final Duration KEPT = Duration.ofDays(365);
    private static final String LANGUAGE = "lang";
    private static final String ELDER = "elder";
    private static final String ON = "on";

    private final Cookies cookies;

    Taste(Cookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return said(request, LANGUAGE).equals(Optional.of("en")) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the language is chosen by the parameter " + LANGUAGE);
    }

    boolean elder(HttpServletRequest request) {
        return said(request, ELDER).equals(Optional.of(ON));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        keep(request, response, LANGUAGE, "zh", "en");
        keep(request, response, ELDER, ON, "off");
        return true;
    }

    private void keep(
            HttpServletRequest request, HttpServletResponse response, String purpose, String one, String other) {
        String chosen = request.getParameter(purpose);
        if (request.getMethod().equals("GET") && (one.equals(chosen) || other.equals(chosen))) {
            cookies.set(request, response, purpose, new Cookies.Value(chosen, KEPT));
        }
    }

    /** The parameter of this very request goes before the cookie, so that the answer is already as asked. */
    private Optional<String> said(HttpServletRequest request, String purpose) {
        if (request.getMethod().equals("GET")) {
            String chosen = request.getParameter(purpose);
            if (chosen != null) {
                return Optional.of(chosen);
            }
        }
        return cookies.read(request, purpose);
    }
}
