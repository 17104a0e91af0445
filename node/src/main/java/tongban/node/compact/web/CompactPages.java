package tongban.node.compact.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tongban.kernel.compact.CompactId;
import tongban.node.compact.Compacts;
import tongban.node.compact.HeldCompact;
import tongban.node.operator.CurrentOperator;
import tongban.node.operator.Role;
import tongban.node.web.Download;
import tongban.node.web.ShownTime;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** All agreements, and one with its articles, signatures and history; text and bundle to take along. */
@Controller
class CompactPages {

    private final Compacts compacts;
    private final ThisZone self;
    private final Partners partners;
    private final InstantSource clock;
    private final CurrentOperator current;

    CompactPages(Compacts compacts, ThisZone self, Partners partners, InstantSource clock, CurrentOperator current) {
        this.compacts = compacts;
        this.self = self;
        this.partners = partners;
        this.clock = clock;
        this.current = current;
    }

    @GetMapping("/compacts")
    String list(Model model) {
        Instant now = clock.instant();
        List<ShownCompact> shown =
                compacts.all().stream().map(held -> ShownCompact.of(held, now)).toList();
        model.addAttribute("compacts", shown);
        model.addAttribute("names", names());
        model.addAttribute("mayDraft", may(Role.OPERATOR));
        return "compact/web/compacts";
    }

    @GetMapping("/compacts/{id:[0-9a-f]{64}}")
    String one(@PathVariable String id, Model model) {
        Instant now = clock.instant();
        ShownCompact shown = ShownCompact.of(held(id), now);
        model.addAttribute("compact", shown);
        model.addAttribute("state", shown.sentence(ShownTime::text));
        model.addAttribute("names", names());
        model.addAttribute("history", shown.history(now));
        model.addAttribute(
                "terms",
                shown.held().compact().articles().stream().map(ShownTerm::of).toList());
        model.addAttribute("acts", may(Role.OFFICER) ? shown.acts(self.code()) : List.of());
        model.addAttribute("matters", compacts.openMatters(shown.held().id()));
        return "compact/web/compact";
    }

    /** Chinese and English names of zones by code. */
    private Map<String, List<String>> names() {
        Map<String, List<String>> names = new TreeMap<>();
        names.put(self.code().value(), List.of(self.zh(), self.en()));
        partners.all().forEach(one -> names.put(one.code().value(), List.of(one.zh(), one.en())));
        return names;
    }

    @GetMapping("/compacts/{id:[0-9a-f]{64}}/text")
    ResponseEntity<byte[]> text(@PathVariable String id) {
        return file(held(id), "compact", held(id).compact().text());
    }

    @GetMapping("/compacts/{id:[0-9a-f]{64}}/bundle")
    ResponseEntity<byte[]> bundle(@PathVariable String id) {
        return file(held(id), "bundle", held(id).bundle());
    }

    private static ResponseEntity<byte[]> file(HeldCompact held, String what, String text) {
        String name = what + "-" + held.id().brief() + ".txt";
        MediaType type = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
        return Download.of(type, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private HeldCompact held(String id) {
        return CompactId.read(id)
                .flatMap(compacts::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private boolean may(Role role) {
        return current.find().filter(one -> one.role().includes(role)).isPresent();
    }
}
