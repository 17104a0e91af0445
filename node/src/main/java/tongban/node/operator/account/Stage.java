package tongban.node.operator.account;

import java.time.Duration;

/** How far somebody has signed in. */
public enum Stage {
    /** The password was right, the code of the authenticator is still to come. */
    CODE(Duration.ofMinutes(10), Duration.ofMinutes(10)),
    /** An own password or an authenticator must be set up first. */
    SET_UP(Duration.ofMinutes(30), Duration.ofMinutes(30)),
    /** Signed in. */
    OPEN(Duration.ofMinutes(30), Duration.ofHours(12));

    private final Duration idleMax;
    private final Duration ageMax;

    Stage(Duration idleMax, Duration ageMax) {
        this.idleMax = idleMax;
        this.ageMax = ageMax;
    }

    /** How long a session lasts without a request. */
    public Duration idleMax() {
        return idleMax;
    }

    /** How long it lasts in all. */
    public Duration ageMax() {
        return ageMax;
    }
}
