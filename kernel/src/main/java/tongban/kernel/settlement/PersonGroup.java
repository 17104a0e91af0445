package tongban.kernel.settlement;

import java.util.Optional;

/** Whether an insured employee works or is retired; the rules for employees (职工) tell no more groups apart. */
public enum PersonGroup {
    /** 在职, {@code psn_type} 11xx. */
    ACTIVE("11"),
    /** 退休, {@code psn_type} 12xx. */
    RETIRED("12");

    private final String prefix;

    PersonGroup(String prefix) {
        this.prefix = prefix;
    }

    /** The group of a person type of four digits; empty for groups that have rules of their own, or none here. */
    public static Optional<PersonGroup> ofType(String personType) {
        for (PersonGroup group : values()) {
            if (personType.matches(group.prefix + "[0-9]{2}")) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }
}
