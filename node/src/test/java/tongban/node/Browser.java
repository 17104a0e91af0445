package tongban.node;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A browser without script: keeps cookies, follows no redirect by itself, sends forms with their token. */
public final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration WAITED_MAX = Duration.ofSeconds(20);

    private final URI address;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .build();
    private String token = "";

    public Browser(URI address) {
        this.address = address;
    }

    /** An answer. */
    public record Page(int status, String text, HttpResponse<String> answer) {
        public String location() {
            return answer.headers()
                    .firstValue("Location")
                    .map(location -> URI.create(location))
                    .map(uri -> uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()))
                    .orElse("");
        }

        public String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        /** The words without the tags. */
        public String words() {
            return text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        }

        public String find(String pattern) {
            Matcher matcher = Pattern.compile(pattern).matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("no " + pattern + " in " + text);
            }
            return matcher.group(1);
        }
    }

    public Page get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Sends a form as the page seen last would. */
    public Page post(String path, String... fields) {
        return postWith(token, path, fields);
    }

    public Page postWith(String formToken, String path, String... fields) {
        String body = Stream.concat(
                        Stream.of("_csrf=" + encoded(formToken)),
                        IntStream.range(0, fields.length / 2)
                                .mapToObj(at -> encoded(fields[2 * at]) + "=" + encoded(fields[2 * at + 1])))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a form with one file in it (RFC 7578). */
    public Page postFile(String path, String field, byte[] file) {
        String border = "border-of-1899";
        String head = "--" + border + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--"
                + border + "\r\nContent-Disposition: form-data; name=\"" + field
                + "\"; filename=\"file.txt\"\r\nContent-Type: text/plain\r\n\r\n";
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(file),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + border + "--\r\n"))));
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    public void forgetCookies() {
        cookies.getCookieStore().removeAll();
    }

    /** Signs in with name and password. */
    public Page login(String name, String password) {
        get("/login");
        return post("/login", "name", name, "password", password);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(WAITED_MAX);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!List.of(headers).contains("Accept")) {
            request.header("Accept", "text/html");
        }
        return request;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            Matcher matcher = TOKEN.matcher(answer.body());
            if (matcher.find()) {
                token = matcher.group(1);
            }
            return new Page(answer.statusCode(), answer.body(), answer);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
