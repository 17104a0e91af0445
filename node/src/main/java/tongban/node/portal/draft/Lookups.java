package tongban.node.portal.draft;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.zone.Authority;
import tongban.node.register.Evidence;
import tongban.node.register.Inquiry;
import tongban.node.register.Looking;
import tongban.node.register.PersonName;
import tongban.node.register.RegisterOutcome;
import tongban.node.register.RegisterQuestions;
import tongban.node.register.RegisterSubject;
import tongban.node.web.StrictJson;
import tools.jackson.databind.node.ObjectNode;

/** Asks this zone's registers for an applicant, and puts what they say so that it can be shown before it is used. */
public final class Lookups {

    private final ZoneCode self;
    private final Supplier<Optional<RegisterQuestions>> registers;

    public Lookups(ZoneCode self, Supplier<Optional<RegisterQuestions>> registers) {
        this.self = self;
        this.registers = registers;
    }

    /** For whom something is asked. */
    public record For(String item, Actor actor, Optional<Draft> draft) {}

    /** What came of it. */
    public sealed interface Answer {
        /** Something to show, with where it comes from. */
        record Shown(ObjectNode what) implements Answer {}

        /**
         * Nothing to show.
         *
         * @param word {@code unavailable}, {@code refused} or {@code none}
         */
        record Nothing(String word) implements Answer {}
    }

    /** A company by its code. */
    public Answer company(String code, For asked) {
        Optional<CreditCode> known = CreditCode.read(code).code();
        return known.map(value -> ask(new RegisterSubject.Company(value), asked))
                .orElseGet(() -> new Answer.Nothing("none"));
    }

    /** A person by number and name, which both must fit. */
    public Answer person(String number, String name, For asked) {
        Optional<ResidentId> id = ResidentId.read(number).code();
        Optional<PersonName> known = PersonName.read(name);
        return id.isPresent() && known.isPresent()
                ? ask(new RegisterSubject.Person(id.get(), known.get()), asked)
                : new Answer.Nothing("none");
    }

    private Answer ask(RegisterSubject subject, For asked) {
        Optional<RegisterQuestions> questions = registers.get();
        if (questions.isEmpty()) {
            return new Answer.Nothing("unavailable");
        }
        SortedSet<String> fields = new TreeSet<>(
                switch (subject) {
                    case RegisterSubject.Person person -> List.of("name", "status");
                    case RegisterSubject.Company company ->
                        List.of("address", "legal-representative", "name", "status");
                });
        Looking looking = new Looking(
                asked.actor().pseudonym(), asked.draft().map(one -> one.id().toString()));
        return switch (questions
                .get()
                .ask(new Inquiry(self, subject, fields, asked.item(), looking, new TreeMap<>()))) {
            case RegisterOutcome.Given given -> new Answer.Shown(shown(given.evidence()));
            case RegisterOutcome.Refused refused -> new Answer.Nothing("refused");
            case RegisterOutcome.SourceUnavailable away -> new Answer.Nothing("unavailable");
        };
    }

    private static ObjectNode shown(Evidence evidence) {
        ObjectNode shown = StrictJson.object()
                .put("evidence", evidence.id().toString())
                .put("zone", evidence.source().zone().value())
                .put("register", evidence.source().register().word())
                .put(
                        "authority",
                        evidence.source().authority().map(Authority::name).orElse(""))
                .put("subject", evidence.subject())
                .put("result", evidence.result().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("asked", evidence.times().asked().toEpochMilli())
                .put("basis", evidence.basis().map(Evidence.Basis::provision).orElse(""))
                .put("digest", evidence.digest().toString());
        ObjectNode fields = shown.putObject("fields");
        evidence.fields().forEach(fields::put);
        return shown;
    }
}
