package tongban.node.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.PublicLogState;
import tongban.node.exchange.PublicLogs;
import tongban.node.operator.CurrentOperator;
import tongban.node.operator.Requires;
import tongban.node.operator.Role;
import tongban.node.web.Download;
import tongban.node.web.Flash;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;

/** The public channels: this zone's and those of its partners, their entries, and files to take along. */
@Controller
class PublicPages {

    /** Entries on a page. */
    private static final int PAGE = 50;

    private final PublicLogs logs;
    private final ThisZone self;
    private final Partners partners;
    private final CurrentOperator current;
    private final InstantSource clock;

    PublicPages(PublicLogs logs, ThisZone self, Partners partners, CurrentOperator current, InstantSource clock) {
        this.logs = logs;
        this.self = self;
        this.partners = partners;
        this.current = current;
        this.clock = clock;
    }

    @GetMapping("/publics")
    String list(Model model) {
        Stream<ShownPublic.Named> zones =
                Stream.concat(Stream.of(named(self)), partners.all().stream().map(PublicPages::named));
        model.addAttribute("publics", zones.map(this::shown).toList());
        model.addAttribute("own", self.code());
        model.addAttribute(
                "mayAct",
                current.find()
                        .filter(operator -> operator.role().includes(Role.OPERATOR))
                        .isPresent());
        model.addAttribute("now", clock.instant());
        return "exchange/web/publics";
    }

    /** @param from index of the first entry that is shown; without it the newest are */
    @GetMapping("/publics/{code}")
    String one(@PathVariable String code, @RequestParam Optional<String> from, Model model) {
        ShownPublic log = shown(zone(code));
        long size = log.state().map(PublicLogState::size).orElse(0L);
        long newest = Math.max(0, size - PAGE);
        long first =
                from.flatMap(PublicPages::index).filter(index -> index < size).orElse(newest);
        model.addAttribute("log", log);
        model.addAttribute("own", log.zone().code().equals(self.code()));
        model.addAttribute(
                "entries", size == 0 ? List.of() : logs.entries(log.zone().code(), first, PAGE));
        model.addAttribute("first", first);
        model.addAttribute(
                "beyond",
                from.filter(typed -> index(typed).filter(index -> index < size).isEmpty())
                        .isPresent());
        model.addAttribute("earlier", Math.max(0, first - PAGE));
        model.addAttribute("later", first + PAGE);
        model.addAttribute("size", size);
        model.addAttribute("now", clock.instant());
        return "exchange/web/public";
    }

    /** Reads on in the partners' logs, without waiting for the next round. */
    @PostMapping("/publics")
    @Requires(Role.OPERATOR)
    String readOn(RedirectAttributes redirect) {
        logs.refresh();
        Flash.done(redirect, "exchange.public.reads");
        return "redirect:/publics";
    }

    /** Name, size and root as three lines of text, to compare with what another zone sees. */
    @GetMapping("/publics/{code}/head")
    ResponseEntity<byte[]> head(@PathVariable String code) {
        ZoneCode zone = zone(code).code();
        PublicLogState state = logs.state(zone).orElseThrow(PublicPages::missing);
        String text = state.name() + "\n" + state.size() + "\n" + state.root() + "\n";
        return file(zone + "-public.head", text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/publics/{code}/export")
    void export(@PathVariable String code, HttpServletResponse response) throws IOException {
        ZoneCode zone = zone(code).code();
        if (logs.state(zone).isEmpty()) {
            throw missing();
        }
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.as(zone + "-public.tbx"));
        logs.export(zone, response.getOutputStream());
    }

    @GetMapping("/publics/{code}/{index:[0-9]{1,18}}/proof")
    ResponseEntity<byte[]> proof(@PathVariable String code, @PathVariable long index) {
        ZoneCode zone = zone(code).code();
        return file(
                zone + "-public-" + index + ".proof",
                logs.proof(zone, index, true).orElseThrow(PublicPages::missing));
    }

    /** @param number from 1 on, oldest first */
    @GetMapping("/publics/{code}/evidence/{number:[0-9]{1,6}}")
    ResponseEntity<byte[]> evidence(@PathVariable String code, @PathVariable int number) {
        ZoneCode zone = zone(code).code();
        List<byte[]> pieces = logs.evidence(zone);
        if (number < 1 || number > pieces.size()) {
            throw missing();
        }
        return file(zone + "-public-" + number + ".evidence", pieces.get(number - 1));
    }

    private static ResponseEntity<byte[]> file(String name, byte[] content) {
        return Download.of(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8), name, content);
    }

    private static Optional<Long> index(String typed) {
        String digits = typed.strip();
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }

    private ShownPublic shown(ShownPublic.Named zone) {
        Optional<PublicLogState> state = logs.state(zone.code());
        List<ShownPublic.Confirmed> confirmed = state.map(PublicLogState::confirmed).orElse(List.of()).stream()
                .flatMap(one -> partners.find(one.partner()).stream()
                        .map(partner -> new ShownPublic.Confirmed(named(partner), one.size(), one.since())))
                .toList();
        return new ShownPublic(zone, state, confirmed);
    }

    private ShownPublic.Named zone(String code) {
        ZoneCode zone = ZoneCode.read(code).code().orElseThrow(PublicPages::missing);
        return zone.equals(self.code())
                ? named(self)
                : partners.find(zone).map(PublicPages::named).orElseThrow(PublicPages::missing);
    }

    private static ShownPublic.Named named(ThisZone zone) {
        return new ShownPublic.Named(zone.code(), zone.zh(), zone.en());
    }

    private static ShownPublic.Named named(Partner partner) {
        return new ShownPublic.Named(partner.code(), partner.zh(), partner.en());
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
