package tongban.node.register.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;
import tongban.node.register.Evidence;
import tongban.node.register.Inquiry;
import tongban.node.register.Looking;
import tongban.node.register.PersonName;
import tongban.node.register.RegisterOutcome;
import tongban.node.register.RegisterSubject;

/** Inquiries of a clerk about fictitious people and companies, and what is expected of them. */
final class Inquiries {

    static final Looking CLERK = new Looking("clerk-1", Optional.of("case-1899-1"));
    static final RegisterSubject COMPANY = new RegisterSubject.Company(new CreditCode("91100000YANX000144"));
    static final RegisterSubject PERSON = person("510100189901010116", "张演示");
    static final RegisterSubject NOBODY = person("510100189912310018", "张演示");

    private Inquiries() {}

    static RegisterSubject person(String id, String name) {
        return new RegisterSubject.Person(ResidentId.read(id).code().orElseThrow(), new PersonName(name));
    }

    static Inquiry inquiry(ZoneAtTest of, RegisterSubject subject, Map<String, String> claimed, String... fields) {
        return new Inquiry(
                of.code(), subject, new TreeSet<>(List.of(fields)), "registration", CLERK, new TreeMap<>(claimed));
    }

    /** One zone asks the other. */
    static RegisterOutcome ask(TwoZones zones, RegisterSubject subject, String... fields) {
        return zones.a.questions().ask(inquiry(zones.b, subject, Map.of(), fields));
    }

    static Evidence given(RegisterOutcome outcome) {
        assertThat(outcome).isInstanceOf(RegisterOutcome.Given.class);
        return ((RegisterOutcome.Given) outcome).evidence();
    }

    static RegisterOutcome.Refused refused(RegisterOutcome outcome, String reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        RegisterOutcome.Refused.class,
                        one -> assertThat(one.reason()).isEqualTo(reason));
        return (RegisterOutcome.Refused) outcome;
    }
}
