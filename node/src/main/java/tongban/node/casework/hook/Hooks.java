package tongban.node.casework.hook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tongban.kernel.casework.FactName;
import tongban.node.casework.CaseOutcome.Refused;

/** What programs do with their hooks. A program sees its own alone. */
public final class Hooks {

    /** Hooks of one program. */
    public static final int HOOKS_MAX = 32;

    /** For how long a delivery that was given up is shown. */
    public static final int SHOWN_DAYS = 30;

    private static final int SHOWN_MAX = 100;

    private final HookTable table;
    private final Destinations destinations;
    private final SecureRandom random;
    private final InstantSource clock;

    Hooks(HookTable table, Destinations destinations, SecureRandom random, InstantSource clock) {
        this.table = table;
        this.destinations = destinations;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What a program asks.
     *
     * @param caller the digest of its token
     * @param key its Idempotency-Key
     * @param item only cases of this item; empty for all
     */
    public record Subscription(byte[] caller, String key, String url, Optional<String> item) {

        byte[] digest() {
            try {
                String text = url + "\n" + item.orElse("");
                return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** What came of it. */
    public sealed interface Answer {

        /**
         * It is told from now on.
         *
         * @param secret told in this answer alone
         */
        record Subscribed(Hook hook, String secret) implements Answer {}

        /** It is not. */
        record No(Refused refusal) implements Answer {}
    }

    /** Subscribes. A repeat under the same key gets the same hook and secret; names are looked up, so call it alone. */
    public Answer subscribe(Subscription asked) {
        if (asked.item().filter(item -> FactName.of("item", item).isEmpty()).isPresent()) {
            return new Answer.No(Refused.of("field", "item"));
        }
        Optional<HookTable.Kept> before = table.under(asked.caller(), asked.key());
        if (before.isPresent()) {
            return repeated(asked, before.get());
        }
        Optional<Refused> unfit = destinations.refusal(asked.url());
        if (unfit.isPresent()) {
            return new Answer.No(unfit.get());
        }
        if (table.of(asked.caller()).size() >= HOOKS_MAX) {
            return new Answer.No(Refused.of("hooks-max", HOOKS_MAX));
        }
        UUID id = UUID.randomUUID();
        HookSecret secret = HookSecret.random(random);
        return table.keep(asked, id, secret, clock.instant())
                .map(first -> repeated(asked, first))
                .orElseGet(() -> subscribed(asked, id, secret));
    }

    private Answer repeated(Subscription asked, HookTable.Kept first) {
        return first.state() != Hook.State.ENDED && MessageDigest.isEqual(first.asked(), asked.digest())
                ? subscribed(asked, first.id(), first.secret())
                : new Answer.No(Refused.of("key-reused"));
    }

    private Answer subscribed(Subscription asked, UUID id, HookSecret secret) {
        return table.find(asked.caller(), id)
                .<Answer>map(hook -> new Answer.Subscribed(hook, secret.text()))
                .orElseGet(() -> new Answer.No(Refused.of("unknown-hook")));
    }

    /** A program's hooks, the oldest first. */
    public List<Hook> of(byte[] caller) {
        return table.of(caller);
    }

    public Optional<Hook> find(byte[] caller, UUID id) {
        return table.find(caller, id);
    }

    /** The newest deliveries that were given up. */
    public List<Hook.GivenUp> givenUp(Hook hook) {
        return table.givenUp(hook.id(), SHOWN_MAX);
    }

    /** Ends one; false when the program has no such hook. What is under way may still arrive. */
    public boolean end(byte[] caller, UUID id) {
        return table.end(caller, id, clock.instant());
    }
}
