package tongban.node.register.question;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;
import tongban.node.identity.CompanyCheck;
import tongban.node.identity.PopulationCheck;
import tongban.node.register.CompanyRegister;
import tongban.node.register.PersonName;
import tongban.node.register.PopulationRegister;
import tongban.node.register.RegisterAnswer;
import tongban.node.register.RegisterSubject;

/** What citizens' accounts ask this zone's registers. */
final class IdentityChecks {

    private static final String REPRESENTATIVE = "legal-representative";
    private static final String STATUS = "status";
    private static final String NAME = "name";

    private IdentityChecks() {}

    /** Number and name (两要素核验). */
    record People(PopulationRegister register) implements PopulationCheck {

        @Override
        public Outcome check(ResidentId number, String name) {
            Optional<PersonName> read = PersonName.read(name);
            if (read.isEmpty()) {
                return Outcome.DIFFERS;
            }
            RegisterAnswer answer = register.find(new RegisterSubject.Person(number, read.get()), fields(NAME));
            return switch (answer) {
                case RegisterAnswer.Found found -> Outcome.AGREES;
                case RegisterAnswer.DoesNotMatch other -> Outcome.DIFFERS;
                case RegisterAnswer.NotFound none -> Outcome.UNKNOWN;
                case RegisterAnswer.Unavailable away -> Outcome.UNAVAILABLE;
            };
        }
    }

    /** Who represents a company that is in business. */
    record Companies(CompanyRegister register) implements CompanyCheck {

        @Override
        public Optional<Company> find(CreditCode code) {
            RegisterAnswer answer =
                    register.find(new RegisterSubject.Company(code), fields(NAME, REPRESENTATIVE, STATUS));
            return answer instanceof RegisterAnswer.Found found
                            && "active".equals(found.fields().get(STATUS))
                            && found.fields().containsKey(NAME)
                            && found.fields().containsKey(REPRESENTATIVE)
                    ? Optional.of(
                            new Company(found.fields().get(NAME), found.fields().get(REPRESENTATIVE)))
                    : Optional.empty();
        }
    }

    private static SortedSet<String> fields(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
