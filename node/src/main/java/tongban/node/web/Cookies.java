package tongban.node.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The cookies of one zone's node: named by the zone, out of reach of scripts, not sent along from other sites
 * ({@code HttpOnly} and {@code SameSite=Lax}, RFC 6265bis section 4.1.2), and {@code Secure} wherever the page is.
 */
public final class Cookies {
    private final Nameplate plate;

    public Cookies(Nameplate plate) {
        this.plate = plate;
    }

    /** The value of this zone's cookie for a purpose, if it was sent. */
    public Optional<String> read(HttpServletRequest request, String purpose) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        String name = plate.cookie(purpose);
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** Sets a cookie; a negative age lasts until the browser closes, zero takes the cookie away. */
    public void set(HttpServletRequest request, HttpServletResponse response, String purpose, Value value) {
        String cookie = ResponseCookie.from(plate.cookie(purpose), value.text())
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .maxAge(value.age())
                .build()
                .toString();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
    }

    /** Takes a cookie away. */
    public void remove(HttpServletRequest request, HttpServletResponse response, String purpose) {
        set(request, response, purpose, new Value("", Duration.ZERO));
    }

    /**
     * What a cookie holds.
     *
     * @param text letters, digits, hyphen, underscore, full stop
     * @param age for how long; negative until the browser closes
     */
    public record Value(String text, Duration age) {}
}
