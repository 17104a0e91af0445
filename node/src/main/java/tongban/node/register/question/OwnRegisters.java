package tongban.node.register.question;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tongban.kernel.zone.Authority;
import tongban.node.register.CompanyRegister;
import tongban.node.register.Evidence.Result;
import tongban.node.register.PopulationRegister;
import tongban.node.register.RegisterAnswer;
import tongban.node.register.RegisterKind;
import tongban.node.register.RegisterSubject;
import tongban.node.register.RegisterWords;
import tongban.node.zone.ZoneFile;

/** This zone's registers, and what an answer of theirs looks like to whoever asked. */
final class OwnRegisters {

    private final PopulationRegister people;
    private final CompanyRegister companies;
    private final ZoneFile zone;
    private final Patience patience;

    OwnRegisters(PopulationRegister people, CompanyRegister companies, ZoneFile zone, Patience patience) {
        this.people = people;
        this.companies = companies;
        this.zone = zone;
        this.patience = patience;
    }

    /** What the registers say. */
    sealed interface Said {

        record Answered(AnswerBody answer) implements Said {}

        record Unavailable(String cause) implements Said {}
    }

    /** @param asked the question's body as it was sent */
    Said answer(QuestionBody question, byte[] asked, Instant now) {
        RegisterAnswer answer = switch (question.subject()) {
            case RegisterSubject.Person person -> people.find(person, question.fields());
            case RegisterSubject.Company company -> companies.find(company, question.fields());
        };
        return switch (answer) {
            case RegisterAnswer.Found found -> said(question, asked, Result.FOUND, only(found.fields(), question), now);
            case RegisterAnswer.NotFound none -> said(question, asked, Result.NOT_FOUND, new TreeMap<>(), now);
            case RegisterAnswer.DoesNotMatch other ->
                said(question, asked, Result.DOES_NOT_MATCH, new TreeMap<>(), now);
            case RegisterAnswer.Unavailable away -> new Said.Unavailable(away.cause());
        };
    }

    /** Whatever a register gives, only what was asked for leaves. */
    private static SortedMap<String, String> only(SortedMap<String, String> fields, QuestionBody question) {
        SortedMap<String, String> only = new TreeMap<>(fields);
        only.keySet().retainAll(question.fields());
        return only;
    }

    private Said said(
            QuestionBody question, byte[] asked, Result result, SortedMap<String, String> fields, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        return new Said.Answered(new AnswerBody(
                AnswerBody.digest(asked),
                result,
                fields,
                authority(question.subject().kind()),
                at,
                at.plus(patience.fresh()),
                RegisterWords.both("register.fresh", patience.fresh().toHours())));
    }

    private Optional<Authority> authority(RegisterKind kind) {
        return zone.authorities().stream()
                .filter(one -> one.competence().equals(kind.competence()))
                .findFirst();
    }
}
