package tongban.node.compact.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.kernel.compact.CompactId;
import tongban.kernel.seal.Signer;
import tongban.node.compact.CompactRefusal;
import tongban.node.compact.CompactWords;
import tongban.node.compact.Compacts;
import tongban.node.compact.Deed;
import tongban.node.compact.HeldCompact;
import tongban.node.operator.Requires;
import tongban.node.operator.Role;
import tongban.node.web.Faults;
import tongban.node.web.Flash;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneAnswer;

/** What needs the zone seal: signing, suspending, resuming, ending. Two officers type their words, one each. */
@Controller
@Requires(Role.OFFICER)
class SealPages {

    private static final String ADDRESS = "/compacts/{id:[0-9a-f]{64}}/{act:sign|suspend|resume|end|withdraw}";

    private final Compacts compacts;
    private final ThisZone self;
    private final ZoneSeal seal;
    private final DraftPages.Recorded recorded;
    private final InstantSource clock;

    SealPages(Compacts compacts, ZoneSeal seal, DraftPages.Recorded recorded, InstantSource clock) {
        this.compacts = compacts;
        this.self = seal.zone();
        this.seal = seal;
        this.recorded = recorded;
        this.clock = clock;
    }

    @GetMapping(ADDRESS)
    String ask(@PathVariable String id, @PathVariable String act, Model model) {
        Instant now = clock.instant();
        ShownCompact shown = ShownCompact.of(held(id), now);
        model.addAttribute("compact", shown);
        model.addAttribute("act", act);
        model.addAttribute("possible", shown.acts(self.code()).contains(act));
        model.addAttribute("matters", compacts.openMatters(shown.held().id()));
        return "compact/web/seal";
    }

    /** @param form reason, and the officers' words: first, second */
    @PostMapping(ADDRESS)
    String act(
            @PathVariable String id,
            @PathVariable String act,
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes redirect) {
        Locale locale = LocaleContextHolder.getLocale();
        String reason = form.getOrDefault("reason", "").strip();
        Faults faults = new Faults();
        if (!act.equals("sign") && reason.isEmpty()) {
            faults.add("reason", "compact.refusal.BAD_REASON");
        } else {
            HeldCompact held = held(id);
            OfficersWords words = new OfficersWords(word(form, "first"), word(form, "second"));
            ZoneAnswer<Deed> answer = seal.sealing(words, signer -> committed(held, act, reason, signer));
            words.wipe();
            switch (answer) {
                case ZoneAnswer.Refused<Deed> refused ->
                    faults.add(
                            "first", "compact.words.refused", refused.refusal().sentence(locale));
                case ZoneAnswer.Done<Deed> done -> refusal(done.value(), act, faults);
            }
        }
        if (faults.isEmpty()) {
            Flash.done(redirect, "compact.done." + act, title(id, locale));
            return "redirect:/compacts/" + id;
        }
        faults.into(model);
        model.addAttribute("reason", reason);
        return ask(id, act, model);
    }

    private static char[] word(Map<String, String> form, String name) {
        return form.getOrDefault(name, "").toCharArray();
    }

    private static void refusal(Deed deed, String act, Faults faults) {
        if (deed instanceof Deed.Refused refused) {
            CompactRefusal refusal = refused.refusal();
            boolean reason = refusal.reason() == CompactRefusal.Reason.BAD_REASON && !act.equals("sign");
            String sentence = CompactWords.say(LocaleContextHolder.getLocale(), refusal);
            faults.add(reason ? "reason" : "first", "compact.words.refused", sentence);
        }
    }

    /** The act and its record stand or fall together. */
    private Deed committed(HeldCompact held, String act, String reason, Signer signer) {
        Deed made = recorded.transactions().execute(status -> {
            Deed deed = deed(held.id(), act, reason, signer);
            if (deed instanceof Deed.Done) {
                Map<String, String> details = reason.isEmpty() ? Map.of() : Map.of("compact.reason", reason);
                recorded.acts()
                        .record(
                                "compact.act." + act,
                                held.compact().zh() + " " + held.id().brief(),
                                details);
            }
            return deed;
        });
        if (made == null) {
            throw new IllegalStateException("an act has an outcome");
        }
        return made;
    }

    private Deed deed(CompactId id, String act, String reason, Signer signer) {
        return switch (act) {
            case "sign" -> compacts.sign(id, signer);
            case "suspend" -> compacts.suspend(id, reason, signer);
            case "resume" -> compacts.resume(id, reason, signer);
            case "end", "withdraw" -> compacts.end(id, reason, signer);
            default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    private String title(String id, Locale locale) {
        HeldCompact held = held(id);
        return locale.getLanguage().equals("zh")
                ? held.compact().zh()
                : held.compact().en();
    }

    private HeldCompact held(String id) {
        return CompactId.read(id)
                .flatMap(compacts::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
