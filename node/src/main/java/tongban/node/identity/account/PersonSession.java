package tongban.node.identity.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tongban.node.identity.Applicant;

/**
 * A browser in which a citizen has signed in.
 *
 * @param id its number
 * @param person who
 * @param mandate under which they act for a company now, if they do
 * @param begunAt since when
 * @param seenAt when it last asked for something, to the minute
 * @param caller from where
 */
public record PersonSession(
        UUID id, Person person, Optional<Mandate> mandate, Instant begunAt, Instant seenAt, Caller caller) {

    /**
     * From where somebody calls.
     *
     * @param address the network address
     * @param agent what the browser says that it is
     */
    public record Caller(String address, String agent) {}

    /** Whether this zone registered the account itself. */
    public boolean isOwn() {
        return person.reached() != Person.Reached.PARTNER;
    }

    /** As other modules know whoever signed in. */
    public Applicant applicant() {
        return new Applicant(
                person.id(),
                person.issuer(),
                person.identity().name(),
                person.identity().number(),
                person.level(),
                mandate.map(Mandate::acting).orElse(null));
    }
}
