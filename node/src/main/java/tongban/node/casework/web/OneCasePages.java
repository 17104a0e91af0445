package tongban.node.casework.web;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Role;
import tongban.node.casework.Assignments;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Casework;
import tongban.node.casework.Consultations;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.MessageThread;
import tongban.node.casework.MessageThread.Side;
import tongban.node.casework.desk.Forms;
import tongban.node.casework.web.ShownCasePage.Told;
import tongban.node.catalogue.Standard;

/** One case: who has it, its clocks, what was said, and what this person can do now. */
@Controller
class OneCasePages {

    /** Roles whose cases are claimed. */
    static final Set<Role> CLAIMED = Set.of(Role.COUNTER, Role.ACCEPTOR, Role.REVIEWER);

    private final Casework casework;
    private final Assignments assignments;
    private final Clerks clerks;
    private final Zones zones;
    private final Around around;

    /** Items, the time at which their limits are looked at, and what people write about cases. */
    record Around(ItemNames names, InstantSource clock, MessageThread thread, Consultations consultations) {}

    OneCasePages(Casework casework, Assignments assignments, Clerks clerks, Zones zones, Around around) {
        this.casework = casework;
        this.assignments = assignments;
        this.clerks = clerks;
        this.zones = zones;
        this.around = around;
    }

    /** The case of a page's address, which is nowhere when there is no such case. */
    static CaseRecord file(Casework casework, String id) {
        return CaseId.read(id)
                .flatMap(casework::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping("/cases/{id:[0-9a-f]{32}}")
    String one(@PathVariable String id, Model model) {
        CaseRecord file = file(casework, id);
        Clerk clerk = clerks.now();
        Optional<Standard> standard = around.names().standard(file);
        List<HeldEvent> events = casework.history(file.id());
        byte[] form = Forms.current(events);
        Map<String, String> names = clerks.names();
        List<Told> history = ShownCasePage.history(events, names);
        model.addAttribute("file", file);
        model.addAttribute("names", names);
        model.addAttribute("zones", zones.names());
        model.addAttribute("here", zones.self());
        model.addAttribute("standard", standard.orElse(null));
        model.addAttribute("clock", ShownClock.decision(file, casework.clock(file)));
        model.addAttribute("gapsClock", ShownClock.gaps(file, around.clock()).orElse(null));
        model.addAttribute("history", history);
        model.addAttribute("chain", ShownCasePage.chain(history));
        model.addAttribute("lines", ShownForm.lines(standard, form));
        model.addAttribute("materials", ShownForm.materials(form));
        model.addAttribute("digest", events.getFirst().event().body().toString());
        model.addAttribute("notices", casework.notices(file));
        work(file, clerk, standard, model);
        talk(file, model);
        return "casework/web/case";
    }

    private void talk(CaseRecord file, Model model) {
        model.addAttribute(
                "unread",
                around.thread().page(file.id(), 0, MessageThread.PAGE_MAX).stream()
                        .flatMap(page -> page.messages().stream())
                        .filter(said -> CaseThreadPages.isUnread(said, Side.OFFICE))
                        .count());
        model.addAttribute(
                "opinions",
                around.consultations().of(file.id()).stream()
                        .filter(one -> one.ending().isEmpty())
                        .count());
    }

    private void work(CaseRecord file, Clerk clerk, Optional<Standard> standard, Model model) {
        List<Assignments.Claim> claims = assignments.claims(file.id());
        List<Role> open = file.state().phase().over() ? List.of() : clerk.among(CLAIMED);
        model.addAttribute("possible", Possible.of(file.state(), zones.self(), clerk, standard));
        model.addAttribute("claims", claims);
        model.addAttribute("takeOvers", assignments.takeOvers(file.id()));
        model.addAttribute(
                "claimable",
                open.stream()
                        .filter(role -> file.state().movesBy(zones.self()))
                        .filter(role -> claims.stream().noneMatch(claim -> claim.role() == role))
                        .toList());
        model.addAttribute(
                "releasable",
                claims.stream()
                        .filter(claim -> claim.by().equals(clerk.pseudonym()))
                        .map(Assignments.Claim::role)
                        .toList());
        model.addAttribute("mayTakeOver", clerk.duties().contains(Role.SUPERVISOR) && !claims.isEmpty());
        model.addAttribute("mayAsk", !clerk.duties().isEmpty() && !file.state().movesBy(zones.self()));
        model.addAttribute("clerk", clerk);
    }
}
