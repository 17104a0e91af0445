package tongban.node.web.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import tongban.node.web.Nameplate;
import tongban.node.web.NavigationEntry;
import tongban.node.web.Trace;
import tongban.node.web.Visitor;

/** Adds what every page shows to the model of each template; answers without a template, to machines, cost nothing. */
final class ShellModel implements HandlerInterceptor {
    private static final Set<String> SWITCHES = Set.of("lang", "elder");

    private final Nameplate plate;
    private final Taste taste;
    private final List<Visitor.Recognition> visitors;
    private final List<NavigationEntry> entries;
    private final Edition edition;

    /**
     * What stays the same as long as the node runs.
     *
     * @param assets the part of the addresses of the theme's files
     * @param version the node's version
     */
    record Edition(String assets, String version) {}

    ShellModel(
            Nameplate plate,
            Taste taste,
            List<Visitor.Recognition> visitors,
            List<NavigationEntry> entries,
            Edition edition) {
        this.plate = plate;
        this.taste = taste;
        this.visitors = visitors.stream()
                .sorted(Comparator.comparing(
                                (Visitor.Recognition one) -> one.area().length())
                        .reversed())
                .toList();
        this.entries = entries.stream()
                .sorted(Comparator.comparing(NavigationEntry::group).thenComparing(NavigationEntry::order))
                .toList();
        this.edition = edition;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView answer) {
        if (answer == null
                || answer.getViewName() == null
                || answer.getViewName().startsWith("redirect:")) {
            return;
        }
        answer.addObject("shell", of(request));
    }

    private Shell of(HttpServletRequest request) {
        Locale locale = taste.resolveLocale(request);
        boolean english = locale.equals(Locale.ENGLISH);
        Visitor.Recognition area = area(path(request));
        Optional<Visitor> visitor = area.of(request);
        return new Shell(
                english ? plate.en() : plate.zh(),
                plate.code(),
                plate.demonstration(),
                english ? "en" : "zh",
                taste.elder(request),
                here(request),
                edition.assets(),
                edition.version(),
                Trace.id(),
                visitor,
                visitor.isEmpty() || !area.area().equals("/") ? List.of() : navigation(request));
    }

    private Visitor.Recognition area(String path) {
        return visitors.stream()
                .filter(one -> one.area().equals("/") || isAt(path, one.area()))
                .findFirst()
                .orElse(request -> Optional.empty());
    }

    private List<Shell.Section> navigation(HttpServletRequest request) {
        String path = path(request);
        List<Shell.Section> sections = new ArrayList<>();
        for (NavigationEntry.Group group : NavigationEntry.Group.values()) {
            List<Shell.Line> lines = entries.stream()
                    .filter(entry -> entry.group() == group)
                    .filter(entry ->
                            entry.roles().isEmpty() || entry.roles().stream().anyMatch(request::isUserInRole))
                    .map(entry -> new Shell.Line(entry.path(), entry.title(), isAt(path, entry.path())))
                    .toList();
            if (!lines.isEmpty()) {
                sections.add(new Shell.Section(group.title(), lines));
            }
        }
        return sections;
    }

    private static boolean isAt(String path, String entry) {
        return path.equals(entry) || (!entry.equals("/") && path.startsWith(entry + "/"));
    }

    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    private static String here(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null || !request.getMethod().equals("GET")) {
            return path(request);
        }
        String kept = Arrays.stream(query.split("&", -1))
                .filter(pair -> !SWITCHES.contains(pair.split("=", 2)[0]))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? path(request) : path(request) + "?" + kept;
    }
}
