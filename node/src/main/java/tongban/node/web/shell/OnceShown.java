package tongban.node.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import tongban.node.web.Cookies;
import tongban.node.web.Flash;

/**
 * Carries a {@link Flash} to the next page in a cookie, so that no session is kept in memory and another replica can
 * answer the next request. Whoever changes the cookie changes a sentence on his own page, shown as text.
 */
final class OnceShown implements FlashMapManager {
    private static final String PURPOSE = "flash";
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final char BETWEEN = '\u001f';
    private static final int LENGTH_MAX = 2_000;

    private final Cookies cookies;

    OnceShown(Cookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public @Nullable FlashMap retrieveAndUpdate(HttpServletRequest request, HttpServletResponse response) {
        if (!isPage(request)) {
            return null;
        }
        Optional<Flash> flash = cookies.read(request, PURPOSE).flatMap(OnceShown::read);
        if (flash.isEmpty()) {
            return null;
        }
        cookies.remove(request, response, PURPOSE);
        FlashMap map = new FlashMap();
        map.put(Flash.NAME, flash.get());
        return map;
    }

    @Override
    public void saveOutputFlashMap(FlashMap map, HttpServletRequest request, HttpServletResponse response) {
        if (map.get(Flash.NAME) instanceof Flash flash) {
            cookies.set(request, response, PURPOSE, new Cookies.Value(write(flash), KEPT));
        }
    }

    private static boolean isPage(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains("text/html") && request.getHeader("HX-Request") == null;
    }

    private static String write(Flash flash) {
        StringBuilder text =
                new StringBuilder(flash.kind().name()).append(BETWEEN).append(flash.key());
        flash.arguments().forEach(argument -> text.append(BETWEEN).append(argument.replace(BETWEEN, ' ')));
        text.setLength(Math.min(text.length(), LENGTH_MAX));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Flash> read(String cookie) {
        List<String> parts;
        try {
            String text = new String(Base64.getUrlDecoder().decode(cookie), StandardCharsets.UTF_8);
            parts = Arrays.asList(text.split(String.valueOf(BETWEEN), -1));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        return Arrays.stream(Flash.Kind.values())
                .filter(kind -> parts.size() >= 2 && kind.name().equals(parts.get(0)))
                .map(kind -> new Flash(kind, parts.get(1), parts.subList(2, parts.size())))
                .findFirst();
    }
}
