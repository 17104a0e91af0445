package tongban.node.casework.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Casework;
import tongban.node.casework.MessageThread;
import tongban.node.casework.MessageThread.Message;
import tongban.node.casework.MessageThread.Said;
import tongban.node.casework.MessageThread.Side;
import tongban.node.casework.MessageThread.State;
import tongban.node.web.Faults;
import tongban.node.web.Flash;

/** The thread of a case with its applicant, across zones: read, write, and say that it was read. */
@Controller
class CaseThreadPages {

    private final Casework casework;
    private final MessageThread thread;
    private final Clerks clerks;
    private final Zones zones;
    private final Written written;

    /** What is written once, and by whom an item lets it be written. */
    record Written(CaseActPages.Deeds deeds, ItemNames items) {}

    CaseThreadPages(Casework casework, MessageThread thread, Clerks clerks, Zones zones, Written written) {
        this.casework = casework;
        this.thread = thread;
        this.clerks = clerks;
        this.zones = zones;
        this.written = written;
    }

    /** Whether nobody of a side has read a message of the other one here. */
    static boolean isUnread(Said said, Side side) {
        return said.number() > 0 && Side.of(said.role()) != side && said.state() != State.READ;
    }

    @GetMapping("/cases/{id:[0-9a-f]{32}}/thread")
    String show(@PathVariable String id, @RequestParam(defaultValue = "0") String after, Model model) {
        CaseRecord file = OneCasePages.file(casework, id);
        Clerk clerk = clerks.now();
        MessageThread.Page page = thread.page(file.id(), number(after), MessageThread.PAGE_MAX)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("file", file);
        model.addAttribute("page", page);
        model.addAttribute("earlier", number(after) > 0);
        model.addAttribute("names", clerks.names());
        model.addAttribute("zones", zones.names());
        model.addAttribute("speakers", speakers(file, clerk));
        model.addAttribute("unreadHere", clerk.duties().isEmpty() ? 0 : lastUnread(page, Side.OFFICE));
        model.addAttribute("unreadThere", mayTell(file, clerk) ? lastUnread(page, Side.APPLICANT) : 0);
        model.addAttribute("once", Once.key(written.deeds().random()));
        return "casework/web/thread";
    }

    private static int number(String after) {
        return after.matches("[0-9]{1,5}") ? Integer.parseInt(after) : 0;
    }

    /** The last event with a message that a side has not read; 0 when it has read all. */
    private static int lastUnread(MessageThread.Page page, Side side) {
        return page.messages().stream()
                .filter(said -> isUnread(said, side))
                .mapToInt(Said::number)
                .max()
                .orElse(0);
    }

    /** Applicants come to the counter of the receiving zone. */
    private boolean mayTell(CaseRecord file, Clerk clerk) {
        return clerk.duties().contains(Role.COUNTER) && file.state().receiving().equals(zones.self());
    }

    /** As whom somebody can write, with the keys of the words for it. */
    private Map<String, String> speakers(CaseRecord file, Clerk clerk) {
        Map<String, String> speakers = new LinkedHashMap<>();
        Possible.inItem(
                        clerk.duties(),
                        file.state(),
                        zones.self(),
                        written.items().standard(file))
                .forEach(role -> speakers.put(role.word(), "operator.duty." + role.word()));
        if (mayTell(file, clerk)) {
            speakers.put(Role.APPLICANT.word(), "case.thread.for-applicant");
        }
        return speakers;
    }

    @PostMapping("/cases/{id:[0-9a-f]{32}}/thread")
    String say(@PathVariable String id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes told) {
        CaseRecord file = OneCasePages.file(casework, id);
        Clerk clerk = clerks.now();
        Optional<Role> role = Role.read(typed.getOrDefault("role", ""))
                .filter(one -> speakers(file, clerk).containsKey(one.word()));
        if (role.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        String words = TypedWords.of(typed.getOrDefault("words", ""));
        Faults faults = new Faults();
        if (words.isEmpty()) {
            faults.add("words", "case.form.words.missing");
        } else {
            said(new Message(file.id(), role.get(), clerk.pseudonym(), words), clerk, typed, faults);
        }
        if (faults.isEmpty()) {
            Flash.done(told, "case.thread.done");
            return "redirect:/cases/" + id + "/thread";
        }
        faults.into(model);
        model.addAttribute("words", words);
        model.addAttribute("role", role.get().word());
        return show(id, "0", model);
    }

    private void said(Message message, Clerk clerk, Map<String, String> typed, Faults faults) {
        Once.Sent sent = Once.Sent.of(clerk, typed.getOrDefault("once", ""), "case.act.write");
        Optional<CaseOutcome> outcome = written.deeds().once().doing(sent, () -> {
            CaseOutcome done = thread.say(message);
            String upTo = typed.getOrDefault("upTo", "0");
            // Who answers has read what stood above the answer.
            if (done instanceof CaseOutcome.Done && number(upTo) > 0 && message.role() != Role.APPLICANT) {
                thread.read(message.caseId(), Side.OFFICE, message.by(), number(upTo));
            }
            return done;
        });
        outcome.filter(CaseOutcome.Refused.class::isInstance)
                .map(CaseOutcome.Refused.class::cast)
                .ifPresent(refused -> faults.add(
                        "words",
                        "case.refused." + refused.word(),
                        refused.arguments().toArray()));
    }

    /** Reading twice changes nothing, so that a form sent twice does no harm. */
    @PostMapping("/cases/{id:[0-9a-f]{32}}/thread/read")
    String read(
            @PathVariable String id,
            @RequestParam String side,
            @RequestParam(defaultValue = "0") String upTo,
            RedirectAttributes told) {
        CaseRecord file = OneCasePages.file(casework, id);
        Clerk clerk = clerks.now();
        boolean office = side.equals(Side.OFFICE.word());
        boolean may = office ? !clerk.duties().isEmpty() : mayTell(file, clerk);
        if (!may) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        thread.read(file.id(), office ? Side.OFFICE : Side.APPLICANT, clerk.pseudonym(), number(upTo));
        Flash.done(told, office ? "case.thread.read.done" : "case.thread.told.done");
        return "redirect:/cases/" + id + "/thread";
    }

    /** The address at which the page is shown again after a switch of language. */
    @GetMapping("/cases/{id:[0-9a-f]{32}}/thread/read")
    String again(@PathVariable String id) {
        return "redirect:/cases/" + id + "/thread";
    }
}
