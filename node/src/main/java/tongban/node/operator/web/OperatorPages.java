package tongban.node.operator.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.node.operator.CurrentOperator;
import tongban.node.operator.Duties;
import tongban.node.operator.Operator;
import tongban.node.operator.Requires;
import tongban.node.operator.Role;
import tongban.node.operator.account.Account;
import tongban.node.operator.account.Accounts;
import tongban.node.web.Attempt;
import tongban.node.web.Flash;

/** The operators of this node; officers keep them, auditors look. */
@Controller
@Requires({Role.OFFICER, Role.AUDITOR})
class OperatorPages {
    private final Accounts accounts;
    private final CurrentOperator current;
    private final Duties duties;
    private final MessageSource words;

    OperatorPages(Accounts accounts, CurrentOperator current, Duties duties, MessageSource words) {
        this.accounts = accounts;
        this.duties = duties;
        this.current = current;
        this.words = words;
    }

    @GetMapping("/operators")
    String list(Model model) {
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("mayChange", by().role() == Role.OFFICER);
        return "operator/web/operators";
    }

    @Requires(Role.OFFICER)
    @GetMapping("/operators/new")
    String showNew(Model model, Locale locale) {
        model.addAttribute("roles", roles(locale));
        return "operator/web/new";
    }

    @Requires(Role.OFFICER)
    @PostMapping("/operators/new")
    String create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam Role role,
            Model model,
            Locale locale) {
        return switch (accounts.create(name, shown, role)) {
            case Attempt.Refused<Accounts.Given> refused -> {
                Shown.on(model, refused);
                model.addAttribute("name", name);
                model.addAttribute("shown", shown);
                model.addAttribute("role", role.name());
                yield showNew(model, locale);
            }
            case Attempt.Done<Accounts.Given> done -> given(done, model);
        };
    }

    @GetMapping("/operators/{id}")
    String show(@PathVariable UUID id, Model model, Locale locale) {
        Account account = accounts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("account", account);
        model.addAttribute("sessions", accounts.sessions(id));
        model.addAttribute("roles", roles(locale));
        model.addAttribute("duties", duties.of(id));
        model.addAttribute("givenDuties", Duties.GIVEN);
        model.addAttribute("own", account.operator().equals(by()));
        model.addAttribute("mayChange", by().role() == Role.OFFICER);
        return "operator/web/operator";
    }

    @Requires(Role.OFFICER)
    @PostMapping(path = "/operators/{id}", params = "act=role")
    String role(
            @PathVariable UUID id, @RequestParam Role role, Model model, Locale locale, RedirectAttributes redirect) {
        Attempt<Account> attempt = accounts.changeRole(id, by(), role);
        if (attempt instanceof Attempt.Refused<Account> refused) {
            Shown.on(model, refused);
            return show(id, model, locale);
        }
        Flash.done(redirect, "operator.changed");
        return "redirect:/operators/" + id;
    }

    /** @param duty words of the duties that are ticked; what is no such word is left out */
    @Requires(Role.OFFICER)
    @PostMapping("/operators/{id}/duties")
    String giveDuties(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<String> duty,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Set<tongban.kernel.casework.Role> ticked =
                Duties.GIVEN.stream().filter(one -> duty.contains(one.word())).collect(Collectors.toSet());
        if (accounts.giveDuties(id, by(), ticked) instanceof Attempt.Refused<?> refused) {
            Shown.on(model, refused);
            return show(id, model, locale);
        }
        Flash.done(redirect, "operator.changed");
        return "redirect:/operators/" + id;
    }

    @Requires(Role.OFFICER)
    @PostMapping(
            path = "/operators/{id}",
            params = {"act", "act!=role"})
    String change(
            @PathVariable UUID id, @RequestParam String act, Model model, Locale locale, RedirectAttributes redirect) {
        Attempt<?> attempt = switch (act) {
            case "disable" -> accounts.disable(id, by());
            case "sessions" -> accounts.endSessions(id, by());
            case "enable" -> accounts.enable(id, by());
            case "reset" -> accounts.reset(id, by());
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
        if (attempt instanceof Attempt.Refused<?> refused) {
            Shown.on(model, refused);
            return show(id, model, locale);
        }
        if (attempt instanceof Attempt.Done<?> done && done.value() instanceof Accounts.Given) {
            return given(done, model);
        }
        Flash.done(redirect, "operator.changed");
        return "redirect:/operators/" + id;
    }

    private static String given(Attempt.Done<?> done, Model model) {
        model.addAttribute("given", done.value());
        return "operator/web/given";
    }

    private Operator by() {
        return current.find().orElseThrow();
    }

    private Map<String, String> roles(Locale locale) {
        Map<String, String> roles = new LinkedHashMap<>();
        Arrays.stream(Role.values())
                .forEach(role -> roles.put(role.name(), words.getMessage(role.title(), new Object[0], locale)));
        return roles;
    }
}
