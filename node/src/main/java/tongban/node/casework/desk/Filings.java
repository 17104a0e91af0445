package tongban.node.casework.desk;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Mode;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseMessages;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRecord.Limits;
import tongban.node.casework.CaseRecord.Under;
import tongban.node.casework.Filing;
import tongban.node.casework.Standards;
import tongban.node.casework.Standards.Standard;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.casework.desk.CaseBook.Step;
import tongban.node.casework.store.IdentityWords;
import tongban.node.compact.Compacts;
import tongban.node.compact.Ground;
import tongban.node.exchange.Admission.Way;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How an application becomes a case. */
final class Filings {

    private static final int NUMBERS = 10_000_000;
    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Parts parts;
    private final Standards standards;
    private final Supplier<Compacts> compacts;

    Filings(Parts parts, Standards standards, Supplier<Compacts> compacts) {
        this.parts = parts;
        this.standards = standards;
        this.compacts = compacts;
    }

    CaseOutcome file(Filing filing, Instant now) {
        Optional<CaseOutcome.Refused> unfit = unfit(filing);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        Optional<JsonNode> form = CaseMessage.object(filing.form());
        if (form.isEmpty()) {
            return CaseOutcome.Refused.of("form-json");
        }
        LocalDate receipt = LegalClock.dateOf(now);
        Optional<Standard> standard = standards
                .inForce(filing.item(), receipt)
                .or(() -> standards.of(filing.deciding(), filing.item(), receipt));
        if (standard.isEmpty()) {
            return CaseOutcome.Refused.of("item-unknown", filing.item());
        }
        List<Standards.Fault> faults = standards.faults(standard.get(), filing.form(), receipt);
        if (!faults.isEmpty()) {
            return new CaseOutcome.Refused("form", List.of(Integer.toString(faults.size())), faults);
        }
        byte[] said = twin(filing, form.get());
        List<String> twins = filing.alsoOpen() ? List.of() : parts.tables().twins(said);
        if (!twins.isEmpty()) {
            return CaseOutcome.Refused.of("duplicate", String.join(", ", twins));
        }
        return agreed(filing, standard.get(), said, now);
    }

    /** What two applications have in common that say the same, whatever order and spaces their forms have. */
    private byte[] twin(Filing filing, JsonNode form) {
        String text = filing.item() + "\n" + filing.deciding() + "\n" + filing.subject() + "\n"
                + SORTED.writeValueAsString(SORTED.treeToValue(form, Object.class));
        return parts.tables().likeness(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Files what fits, under the agreement by which it crosses. */
    private CaseOutcome agreed(Filing filing, Standard standard, byte[] twin, Instant now) {
        boolean crosses = !filing.deciding().equals(parts.self());
        Optional<Ground> ground = crosses
                ? compacts.get().ground(filing.deciding(), CaseMessages.EVENTS, filing.item(), Way.OUT, now)
                : Optional.empty();
        if (crosses && ground.isEmpty()) {
            return CaseOutcome.Refused.of("no-agreement", filing.deciding(), filing.item());
        }
        if (ground.filter(found -> found.article().requiresSame(filing.item())).isPresent()) {
            List<Standards.Fault> differences =
                    standards.differences(filing.deciding(), filing.item(), LegalClock.dateOf(now));
            if (!differences.isEmpty()) {
                List<String> named = List.of(filing.deciding().value(), Integer.toString(differences.size()));
                return new CaseOutcome.Refused("standards-differ", named, differences);
            }
        }
        Optional<Under> under =
                ground.map(found -> new Under(found.id(), found.article().number()));
        return opened(new Fit(filing, standard, under, twin), now);
    }

    private static Optional<CaseOutcome.Refused> unfit(Filing filing) {
        if (!isName(filing.subject())) {
            return Optional.of(CaseOutcome.Refused.of("subject", Filing.SUBJECT_MAX));
        }
        if (IdentityWords.isTold(filing.subject())) {
            return Optional.of(CaseOutcome.Refused.of("identity-number", "subject"));
        }
        if (filing.form().length > Filing.FORM_MAX) {
            return Optional.of(CaseOutcome.Refused.of("form-size", Filing.FORM_MAX));
        }
        return Optional.empty();
    }

    /** One line of characters that people see. */
    static boolean isName(String text) {
        return !text.isBlank()
                && text.length() <= Filing.SUBJECT_MAX
                && text.equals(text.strip())
                && text.codePoints().noneMatch(point -> switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                });
    }

    /** An application that fits, with what it rests on. */
    private record Fit(Filing filing, Standard standard, Optional<Under> ground, byte[] twin) {}

    private CaseOutcome opened(Fit fit, Instant now) {
        Filing filing = fit.filing();
        Optional<Under> ground = fit.ground();
        CaseId id = CaseId.random(parts.random());
        String number = number(now);
        Map<FactName, String> facts = new EnumMap<>(FactName.class);
        facts.put(FactName.ITEM, filing.item());
        facts.put(FactName.STANDARD, fit.standard().id());
        facts.put(FactName.RECEIVING, parts.self().value());
        facts.put(FactName.DECIDING, filing.deciding().value());
        Mode mode = ground.isEmpty() ? Mode.ONLINE : fit.standard().mode();
        facts.put(FactName.MODE, mode.word());
        CaseBook book = new CaseBook(parts.self(), parts.random(), id, Optional.empty(), now);
        book.add(new Step(
                Act.SUBMIT,
                filing.role(),
                filing.by(),
                facts,
                Submission.write(number, filing.subject(), filing.form())));
        if (filing.role() == Role.COUNTER) {
            book.add(new Step(Act.RECEIVE, Role.COUNTER, filing.by(), Map.of(), CaseBook.NO_WORDS));
        }
        if (ground.isPresent()) {
            Role sender = filing.role() == Role.COUNTER ? Role.COUNTER : Role.SYSTEM;
            String by = sender == Role.COUNTER ? filing.by() : CaseBook.SYSTEM;
            Map<FactName, String> to = Map.of(FactName.TO, filing.deciding().value());
            book.add(new Step(Act.OFFER, sender, by, to, CaseBook.NO_WORDS));
        }
        if (book.fault().isPresent()) {
            return Parts.refused(book.fault().get());
        }
        CaseState state = book.state();
        CaseRecord file = new CaseRecord(id, number, filing.subject(), state, ground, 0, 0, book.now(), Limits.NONE);
        return new CaseOutcome.Done(parts.begin(file, book, Optional.of(fit.standard()), fit.twin()));
    }

    /** The zone, the day and a running number: {@code CDGXQ-20261128-0000001}. */
    private String number(Instant now) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(LegalClock.dateOf(now));
        long running = parts.tables().nextNumber() % NUMBERS;
        return parts.self().value().toUpperCase(Locale.ROOT) + "-" + day + "-"
                + String.format(Locale.ROOT, "%07d", running);
    }
}
