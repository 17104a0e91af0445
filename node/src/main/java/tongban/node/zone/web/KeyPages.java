package tongban.node.zone.web;

import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
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
import tongban.kernel.seal.KeyId;
import tongban.node.operator.CurrentOperator;
import tongban.node.operator.Requires;
import tongban.node.operator.Role;
import tongban.node.web.Faults;
import tongban.node.web.Flash;
import tongban.node.zone.NodeKeys;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneRefusal;

/** Node keys, and what two officers do with the seal key: change, revoke, sign the descriptor anew. */
@Controller
@ConditionalOnProperty(ZoneEntries.ZONE_FILE)
class KeyPages {

    private static final String ROLLOVER = "/keys/rollover";
    private static final String RENEW = "/zone/renew";
    private static final String REVOKE = "/keys/{id:[0-9a-f]{16}}/revoke";

    private final NodeKeys keys;
    private final CurrentOperator current;

    KeyPages(NodeKeys keys, CurrentOperator current) {
        this.keys = keys;
        this.current = current;
    }

    @GetMapping("/keys")
    String list(Model model) {
        model.addAttribute("keys", keys.all());
        model.addAttribute(
                "officer",
                current.find()
                        .filter(operator -> operator.role().includes(Role.OFFICER))
                        .isPresent());
        return "zone/web/keys";
    }

    @Requires(Role.OFFICER)
    @GetMapping(ROLLOVER)
    String askRollover(Model model) {
        return ask("rollover", ROLLOVER, model);
    }

    /** @param form the officers' words: first, second */
    @Requires(Role.OFFICER)
    @PostMapping(ROLLOVER)
    String rollover(@RequestParam Map<String, String> form, Model model, RedirectAttributes redirect) {
        OfficersWords words = words(form);
        ZoneAnswer<?> answer = keys.rollover(words);
        words.wipe();
        if (answer instanceof ZoneAnswer.Refused<?> refused) {
            fault(refused.refusal(), model);
            return askRollover(model);
        }
        Flash.done(redirect, "zone.done.rollover");
        return "redirect:/keys";
    }

    @Requires(Role.OFFICER)
    @GetMapping(RENEW)
    String askRenew(Model model) {
        return ask("renew", RENEW, model);
    }

    /** @param form the officers' words: first, second */
    @Requires(Role.OFFICER)
    @PostMapping(RENEW)
    String renew(@RequestParam Map<String, String> form, Model model, RedirectAttributes redirect) {
        OfficersWords words = words(form);
        ZoneAnswer<?> answer = keys.renew(words);
        words.wipe();
        if (answer instanceof ZoneAnswer.Refused<?> refused) {
            fault(refused.refusal(), model);
            return askRenew(model);
        }
        Flash.done(redirect, "zone.done.renew");
        return "redirect:/zone";
    }

    @Requires(Role.OFFICER)
    @GetMapping(REVOKE)
    String askRevoke(@PathVariable String id, Model model) {
        boolean known = keys.all().stream()
                .anyMatch(key -> key.certificate().key().id().hex().equals(id)
                        && key.revocation().isEmpty());
        if (!known) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("id", id);
        return ask("revoke", "/keys/" + id + "/revoke", model);
    }

    /** @param form reason, and the officers' words: first, second */
    @Requires(Role.OFFICER)
    @PostMapping(REVOKE)
    String revoke(
            @PathVariable String id, @RequestParam Map<String, String> form, Model model, RedirectAttributes redirect) {
        OfficersWords words = words(form);
        String reason = form.getOrDefault("reason", "").strip();
        ZoneAnswer<?> answer = keys.revoke(new KeyId(id), reason, words);
        words.wipe();
        if (answer instanceof ZoneAnswer.Refused<?> refused) {
            fault(refused.refusal(), model);
            model.addAttribute("reason", reason);
            return askRevoke(id, model);
        }
        Flash.done(redirect, "zone.done.revoke", id);
        return "redirect:/keys";
    }

    private static String ask(String act, String path, Model model) {
        model.addAttribute("act", act);
        model.addAttribute("path", path);
        return "zone/web/seal";
    }

    private static OfficersWords words(Map<String, String> form) {
        return new OfficersWords(
                form.getOrDefault("first", "").toCharArray(),
                form.getOrDefault("second", "").toCharArray());
    }

    private static void fault(ZoneRefusal refusal, Model model) {
        String field = refusal.cause() == ZoneRefusal.Cause.BAD_REASON ? "reason" : "first";
        new Faults()
                .add(field, "zone.refused", refusal.sentence(LocaleContextHolder.getLocale()))
                .into(model);
    }
}
