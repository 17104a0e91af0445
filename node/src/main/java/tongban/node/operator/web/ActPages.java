package tongban.node.operator.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tongban.node.operator.Requires;
import tongban.node.operator.Role;
import tongban.node.operator.act.Act;
import tongban.node.operator.act.ActTable;
import tongban.node.operator.act.Chain;
import tongban.node.web.Csv;
import tongban.node.web.Download;
import tongban.node.web.Faults;
import tongban.node.web.ShownTime;

/** The record of acts: looked at, searched, taken along as a table, and checked. */
@Controller
@Requires({Role.AUDITOR, Role.OFFICER})
class ActPages {
    private static final int PAGE = 50;

    private final ActTable acts;
    private final ActWords words;
    private final TransactionTemplate transaction;

    ActPages(ActTable acts, ActWords words, PlatformTransactionManager transactions) {
        this.acts = acts;
        this.words = words;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** What is typed to search. */
    record Typed(
            @Nullable String words,
            @Nullable String from,
            @Nullable String until,
            @Nullable Long below) {}

    @GetMapping("/acts")
    String list(Typed typed, Model model, Locale locale) {
        Faults faults = new Faults();
        ActTable.Search search = search(typed, locale, faults);
        long below = typed.below() == null ? Long.MAX_VALUE : typed.below();
        List<Act> found = faults.isEmpty() ? acts.find(search, below, PAGE + 1) : List.of();
        faults.into(model);
        model.addAttribute("typed", typed);
        model.addAttribute("acts", found.stream().limit(PAGE).toList());
        model.addAttribute("next", found.size() > PAGE ? found.get(PAGE - 1).number() : null);
        return "operator/web/acts";
    }

    @GetMapping("/acts/check")
    String check(Model model) {
        Chain chain = java.util.Objects.requireNonNull(transaction.execute(status -> acts.check()));
        model.addAttribute("holds", chain instanceof Chain.Holds);
        model.addAttribute("chain", chain);
        return "operator/web/acts-check";
    }

    @GetMapping("/acts/export")
    void export(Typed typed, Locale locale, HttpServletResponse response) throws IOException {
        ActTable.Search search = search(typed, locale, new Faults());
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.as("acts.csv"));
        Writer out = response.getWriter();
        Csv csv = new Csv(out);
        csv.line(words.headings(locale));
        transaction.executeWithoutResult(status -> acts.each(search, act -> {
            try {
                csv.line(words.cells(act, locale));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }));
    }

    private ActTable.Search search(Typed typed, Locale locale, Faults faults) {
        String text = typed.words() == null ? "" : typed.words().strip();
        Instant from = day(typed.from(), "from", faults)
                .map(day -> day.atStartOfDay(ShownTime.ZONE).toInstant())
                .orElse(Instant.EPOCH);
        Instant until = day(typed.until(), "until", faults)
                .map(day -> day.plusDays(1).atStartOfDay(ShownTime.ZONE).toInstant())
                .orElse(Instant.parse("9999-12-31T00:00:00Z"));
        return new ActTable.Search(from, until, text, text.isEmpty() ? List.of() : words.actsWith(text, locale));
    }

    private static Optional<LocalDate> day(@Nullable String typed, String field, Faults faults) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException noDay) {
            faults.add(field, "operator.day.form", typed);
            return Optional.empty();
        }
    }
}
