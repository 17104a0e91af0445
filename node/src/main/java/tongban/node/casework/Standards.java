package tongban.node.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tongban.kernel.calendar.ExtensionLimit;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.casework.Mode;
import tongban.kernel.casework.Role;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.law.LegalReference;

/** What casework asks of the catalogue. */
public interface Standards {

    /** This zone's standard of an item that is in force on a day of receipt; empty when it does not offer the item. */
    Optional<Standard> inForce(String item, LocalDate receipt);

    /** What another zone has published as in force on that day, as far as this zone knows. */
    Optional<Standard> of(ZoneCode zone, String item, LocalDate receipt);

    /** Everything that is wrong with a form, all at once. */
    List<Fault> faults(Standard standard, byte[] form, LocalDate receipt);

    /** The conditions of a standard that a form does not meet. */
    List<Rule> unmet(String standard, byte[] form);

    /** By what this zone's standard of an item differs from what another zone has published. */
    List<Fault> differences(ZoneCode zone, String item, LocalDate receipt);

    /**
     * What follows the grant of a form, by the standard under which it was granted.
     *
     * @param form asked for where something can follow at all
     * @param day the day of the grant, on which its limits are in force
     */
    List<FollowUp> follows(String standard, Supplier<byte[]> form, LocalDate day);

    /** The entity that an application is about, where the standard says by which field it is known. */
    Optional<Entity> subject(String standard, Supplier<byte[]> form);

    /**
     * A condition that is not met.
     *
     * @param rule its word
     * @param reference the provision that asks it
     * @param changes the fewest changes of the form by which it would be met
     */
    record Rule(String rule, String zh, String en, LegalReference reference, List<Fault> changes) {}

    /**
     * What is wrong with one field.
     *
     * @param field a JSON pointer
     * @param zh cause and cure in Chinese
     * @param en the same in English
     */
    record Fault(String field, String zh, String en) {}

    /**
     * What a case needs of a standard.
     *
     * @param id 64 hexadecimal digits
     * @param roles who takes part on the side of the offices
     * @param gaps within what time gaps are told, and from when on an application that nobody answered is accepted
     * @param decision the limit of the decision
     * @param acceptance the provision of acceptance
     * @param authority who decides in this zone
     */
    record Standard(
            String item,
            String id,
            Mode mode,
            boolean fourEyes,
            Set<Role> roles,
            TimeLimit gaps,
            TimeLimit decision,
            Optional<ExtensionLimit> extension,
            LegalReference acceptance,
            Optional<CreditCode> authority) {}
}
