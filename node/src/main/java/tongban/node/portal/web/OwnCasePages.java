package tongban.node.portal.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tongban.kernel.calendar.LegalClock;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.MessageThread;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Words;
import tongban.node.identity.Applicant;
import tongban.node.portal.draft.Draft;
import tongban.node.portal.draft.Drafts;
import tongban.node.portal.form.Questions;
import tongban.node.portal.form.Shown;

/** One's own cases (我的办件): which there are, and how one of them stands. */
@Controller
class OwnCasePages {

    private final Visits visits;
    private final Drafts drafts;
    private final Owned owned;
    private final Catalogue catalogue;
    private final Around around;

    /** What a page says beside a case. */
    record Around(ZoneNames zones, Limits limits, MessageThread threads) {}

    OwnCasePages(Visits visits, Drafts drafts, Owned owned, Catalogue catalogue, Around around) {
        this.visits = visits;
        this.drafts = drafts;
        this.owned = owned;
        this.catalogue = catalogue;
        this.around = around;
    }

    /** A case in the list. */
    record Row(CaseRecord file, Words item, Words holder, ShownProgress progress) {}

    /** A draft in the list. */
    record Begun(Draft draft, Words item, Words zone) {}

    @GetMapping("/portal/cases")
    String list(Model model) {
        Applicant applicant = visits.anybody("/portal/cases");
        List<Row> rows = new ArrayList<>();
        owned.of(applicant).forEach(file -> rows.add(row(file)));
        model.addAttribute("rows", rows);
        model.addAttribute(
                "drafts",
                drafts.open(applicant).stream()
                        .map(draft -> new Begun(
                                draft,
                                catalogue
                                        .of(draft.item().standard())
                                        .map(Standard::name)
                                        .orElse(new Words(
                                                draft.item().item(),
                                                draft.item().item())),
                                around.zones().name(draft.item().deciding().value())))
                        .toList());
        return "portal/web/cases";
    }

    private Row row(CaseRecord file) {
        return new Row(
                file,
                item(file),
                around.zones().name(holder(file)),
                ShownProgress.of(file, owned.casework().clock(file)));
    }

    /** Who works on it: a zone to which it is offered has it before it has taken it. */
    private static String holder(CaseRecord file) {
        return file.state().offeredTo().orElse(file.state().holder()).value();
    }

    private Optional<Standard> standard(CaseRecord file) {
        return catalogue.of(file.state().opening().standard());
    }

    private Words item(CaseRecord file) {
        String item = file.state().opening().item();
        return standard(file).map(Standard::name).orElse(new Words(item, item));
    }

    @GetMapping("/portal/cases/{id:[0-9a-f]{32}}/receipt")
    String receipt(@PathVariable String id, Model model) {
        CaseRecord file = owned.file(id, "/portal/cases/" + id + "/receipt");
        about(file, model);
        standard(file).ifPresent(standard -> {
            model.addAttribute(
                    "gaps", around.limits().of(standard.procedure().gapsLimit()).orElse(null));
            model.addAttribute(
                    "decision",
                    around.limits().of(standard.procedure().decisionLimit()).orElse(null));
        });
        model.addAttribute(
                "gapsEnd", file.limits().gaps().map(ShownProgress::lastDay).orElse(null));
        model.addAttribute("day", LegalClock.dateOf(file.arrived()));
        return "portal/web/receipt";
    }

    private void about(CaseRecord file, Model model) {
        model.addAttribute("file", file);
        model.addAttribute("itemName", item(file));
        model.addAttribute(
                "deciding", around.zones().name(file.state().deciding().value()));
        model.addAttribute(
                "receiving", around.zones().name(file.state().receiving().value()));
        model.addAttribute("holder", around.zones().name(holder(file)));
    }

    @GetMapping("/portal/cases/{id:[0-9a-f]{32}}")
    String one(@PathVariable String id, Locale language, Model model) {
        CaseRecord file = owned.file(id, "/portal/cases/" + id);
        List<HeldEvent> events = owned.casework().history(file.id());
        boolean english = language.equals(Locale.ENGLISH);
        about(file, model);
        model.addAttribute("progress", ShownProgress.of(file, owned.casework().clock(file)));
        model.addAttribute("history", ShownCase.history(events));
        model.addAttribute("zones", around.zones());
        model.addAttribute("missing", ShownCase.missing(events, english));
        model.addAttribute("signed", owned.signed(file, "/portal/cases/" + id));
        model.addAttribute(
                "lines",
                standard(file).stream()
                        .flatMap(standard -> Questions.of(standard).stream())
                        .flatMap(question -> Shown.masked().named(question, ShownCase.form(events)).stream())
                        .filter(line -> !line.value().zh().isEmpty())
                        .toList());
        MessageThread.Page thread = around.threads()
                .page(file.id(), 0, MessageThread.PAGE_MAX)
                .orElse(new MessageThread.Page(List.of(), List.of(), Optional.empty()));
        model.addAttribute("thread", thread.messages());
        read(file, thread);
        return "portal/web/case";
    }

    private void read(CaseRecord file, MessageThread.Page thread) {
        thread.messages().stream()
                .filter(said -> MessageThread.Side.of(said.role()) == MessageThread.Side.OFFICE)
                .mapToInt(MessageThread.Said::number)
                .max()
                .ifPresent(upTo -> around.threads()
                        .read(
                                file.id(),
                                MessageThread.Side.APPLICANT,
                                visits.actor(applicant()).pseudonym(),
                                upTo));
    }

    private Applicant applicant() {
        return visits.anybody("/portal/cases");
    }
}
