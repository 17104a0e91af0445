package tongban.node.zone.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.SignedNote;
import tongban.node.operator.CurrentOperator;
import tongban.node.operator.Operator;
import tongban.node.operator.Requires;
import tongban.node.operator.Role;
import tongban.node.web.Faults;
import tongban.node.web.Flash;
import tongban.node.zone.AcceptedDescriptor;
import tongban.node.zone.Candidate;
import tongban.node.zone.Descriptors;
import tongban.node.zone.Joining;
import tongban.node.zone.Partners;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneRefusal;

/** Partners, and how a zone becomes one: give its file, compare the fingerprint, confirm. */
@Controller
@ConditionalOnProperty(ZoneEntries.ZONE_FILE)
class PartnerPages {

    private final Partners partners;
    private final Descriptors descriptors;
    private final Joining joining;
    private final CurrentOperator current;

    PartnerPages(Partners partners, Descriptors descriptors, Joining joining, CurrentOperator current) {
        this.partners = partners;
        this.descriptors = descriptors;
        this.joining = joining;
        this.current = current;
    }

    @GetMapping("/partners")
    String list(Model model) {
        model.addAttribute(
                "partners",
                partners.all().stream()
                        .flatMap(partner -> descriptors.of(partner.code()).stream())
                        .map(accepted -> ShownDescriptor.of(accepted.descriptor()))
                        .toList());
        model.addAttribute("mayJoin", may(Role.OPERATOR));
        return "zone/web/partners";
    }

    @GetMapping("/partners/{code:[a-z][a-z0-9-]*}")
    String show(@PathVariable String code, Model model) {
        AcceptedDescriptor accepted = ZoneCode.read(code)
                .code()
                .flatMap(descriptors::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("partner", ShownDescriptor.of(accepted.descriptor()));
        model.addAttribute(
                "versions", descriptors.versions(accepted.descriptor().zone()));
        return "zone/web/partner";
    }

    @Requires(Role.OPERATOR)
    @GetMapping("/joining")
    String ask() {
        return "zone/web/join";
    }

    /** @param file the descriptor as a file, or nothing when {@code text} holds it */
    @Requires(Role.OPERATOR)
    @PostMapping("/joining")
    String check(@RequestParam Optional<MultipartFile> file, @RequestParam(defaultValue = "") String text, Model model)
            throws IOException {
        byte[] given = file.isPresent() && !file.get().isEmpty() ? bytes(file.get()) : pasted(text);
        if (given.length == 0) {
            new Faults().add("file", "zone.join.nothing").into(model);
            return "zone/web/join";
        }
        return switch (joining.read(given)) {
            case ZoneAnswer.Refused<Candidate> refused -> {
                fault("file", refused.refusal(), model);
                model.addAttribute("text", text);
                yield "zone/web/join";
            }
            case ZoneAnswer.Done<Candidate> done -> show(done.value(), model);
        };
    }

    private static byte[] bytes(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return in.readNBytes(SignedNote.LENGTH_MAX + 1);
        }
    }

    /** A form sends line ends as CR LF (HTML, form submission), and whoever pastes may lose the last one. */
    private static byte[] pasted(String text) {
        String lines = text.replace("\r\n", "\n").strip();
        return (lines.isEmpty() ? "" : lines + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String show(Candidate candidate, Model model) {
        model.addAttribute("zone", ShownDescriptor.of(candidate.descriptor()));
        model.addAttribute(
                "standing", candidate.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        model.addAttribute(
                "descriptor",
                Base64.getEncoder().encodeToString(candidate.note().encode()));
        return "zone/web/check";
    }

    /** Where a switch of language after a refused confirmation leads: the file is given anew. */
    @Requires(Role.OPERATOR)
    @GetMapping("/joining/confirm")
    String again() {
        return "redirect:/joining";
    }

    @Requires(Role.OPERATOR)
    @PostMapping("/joining/confirm")
    String confirm(
            @RequestParam String descriptor,
            @RequestParam(defaultValue = "") String fingerprint,
            Model model,
            RedirectAttributes redirect) {
        byte[] given = decoded(descriptor);
        String by = current.find().map(Operator::shownName).orElse("–");
        return switch (joining.accept(given, fingerprint, by)) {
            case ZoneAnswer.Refused<Candidate> refused -> refused(given, refused.refusal(), model);
            case ZoneAnswer.Done<Candidate> done -> {
                Candidate candidate = done.value();
                Flash.done(
                        redirect,
                        "zone.joined",
                        candidate.descriptor().profile().zh());
                yield "redirect:/partners/" + candidate.descriptor().zone();
            }
        };
    }

    private String refused(byte[] given, ZoneRefusal refusal, Model model) {
        return switch (joining.read(given)) {
            case ZoneAnswer.Done<Candidate> done -> {
                fault("fingerprint", refusal, model);
                yield show(done.value(), model);
            }
            case ZoneAnswer.Refused<Candidate> unreadable -> {
                fault("file", unreadable.refusal(), model);
                yield "zone/web/join";
            }
        };
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }

    private static void fault(String field, ZoneRefusal refusal, Model model) {
        new Faults()
                .add(field, "zone.refused", refusal.sentence(LocaleContextHolder.getLocale()))
                .into(model);
    }

    private boolean may(Role role) {
        return current.find().filter(operator -> operator.role().includes(role)).isPresent();
    }
}
