package tongban.node.register;

import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ResidentId;

/** Whom a register is asked about. */
public sealed interface RegisterSubject {

    /** A person, by resident id and name: both must fit, so that nobody finds a name by trying numbers. */
    record Person(ResidentId id, PersonName name) implements RegisterSubject {
        @Override
        public RegisterKind kind() {
            return RegisterKind.PERSON;
        }

        @Override
        public String number() {
            return id.unmasked();
        }

        @Override
        public String masked() {
            return name.masked() + " " + id.masked();
        }
    }

    /** A company or other body, by its credit code. */
    record Company(CreditCode code) implements RegisterSubject {
        @Override
        public RegisterKind kind() {
            return RegisterKind.COMPANY;
        }

        @Override
        public String number() {
            return code.value();
        }

        @Override
        public String masked() {
            return code.value();
        }
    }

    RegisterKind kind();

    /** The number by which it is found; a person's is shown to nobody. */
    String number();

    /** As people see it. */
    String masked();
}
