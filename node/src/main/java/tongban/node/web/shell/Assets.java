package tongban.node.web.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.http.MediaType;

/**
 * The files of the theme, read once: exactly these are served, under an address that changes with their content.
 *
 * <p>The style sheet of govuk-frontend names a font and a crest that only gov.uk may show. Both are cut out as it is
 * read, and none of their files has an address here.
 */
final class Assets {
    private static final String GOVUK = "/META-INF/resources/webjars/govuk-frontend/";
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/";
    private static final String OWN = "/tongban/node/web/assets/";
    private static final int EDITION_DIGITS = 12;

    private final Map<String, Asset> assets = new TreeMap<>();
    private final String edition;

    /**
     * One file.
     *
     * @param bytes its content
     * @param type its media type, with the charset
     */
    record Asset(byte[] bytes, MediaType type) {}

    Assets() {
        put("govuk.css", GOVUK + version("govuk-frontend") + "/dist/govuk/govuk-frontend.min.css", Assets::plain);
        put("govuk.js", GOVUK + version("govuk-frontend") + "/dist/govuk/govuk-frontend.min.js", Assets::unmapped);
        put("htmx.js", HTMX + version("htmx.org") + "/dist/htmx.min.js", Assets::unmapped);
        put("tongban.css", OWN + "tongban.css", UnaryOperator.identity());
        put("tongban.js", OWN + "tongban.js", UnaryOperator.identity());
        put("icon.svg", OWN + "icon.svg", UnaryOperator.identity());
        edition = digest(assets).substring(0, EDITION_DIGITS);
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** The part of the address that changes with the content of any file. */
    String edition() {
        return edition;
    }

    private void put(String name, String resource, UnaryOperator<String> change) {
        String text = change.apply(new String(read(resource), StandardCharsets.UTF_8));
        assets.put(name, new Asset(text.getBytes(StandardCharsets.UTF_8), type(name)));
    }

    private static MediaType type(String name) {
        return switch (name.substring(name.lastIndexOf('.'))) {
            case ".css" -> new MediaType("text", "css", StandardCharsets.UTF_8);
            case ".js" -> new MediaType("text", "javascript", StandardCharsets.UTF_8);
            default -> new MediaType("image", "svg+xml", StandardCharsets.UTF_8);
        };
    }

    private static String plain(String css) {
        return css.replaceAll("@font-face\\{[^}]*\\}", "")
                .replace("GDS Transport,arial,sans-serif", "inherit")
                .replaceAll("url\\(/assets/images/govuk-crest\\.svg\\)", "none");
    }

    private static String unmapped(String script) {
        return script.replaceAll("//# sourceMappingURL=\\S+", "");
    }

    private static String version(String artifact) {
        String pom = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        return new String(read(pom), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("version="))
                .map(line -> line.substring("version=".length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no version in " + pom));
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String digest(Map<String, Asset> assets) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            assets.values().forEach(asset -> sha256.update(asset.bytes()));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
