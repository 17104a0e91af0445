package tongban.node.casework.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tongban.kernel.casework.CaseId;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.store.Repeats;
import tongban.node.operator.Acts;

/**
 * Does what a form asks once, however often it is sent. What was refused leaves the form's key free, and what was done
 * stands in the record of acts.
 */
@Component
class Once {

    private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");
    private static final int OK = 200;

    private final Repeats repeats;
    private final Acts acts;

    Once(Repeats repeats, Acts acts) {
        this.repeats = repeats;
        this.acts = acts;
    }

    /**
     * A form that was sent.
     *
     * @param clerk who sent it
     * @param key the form's
     * @param act what is recorded: the key of its words; blank for what concerns nobody else
     */
    record Sent(Clerk clerk, String key, String act) {

        static boolean isKey(String key) {
            return KEY.matcher(key).matches();
        }

        /** The same, of a key that no page made refused. */
        static Sent of(Clerk clerk, String key, String act) {
            if (!isKey(key)) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            return new Sent(clerk, key, act);
        }
    }

    /** A key for a new form. */
    static String key(RandomGenerator random) {
        return CaseId.random(random).toString();
    }

    /** Does it unless it was done; empty when it was. */
    Optional<CaseOutcome> doing(Sent sent, Supplier<CaseOutcome> deed) {
        return doing(
                sent,
                deed,
                outcome -> outcome instanceof CaseOutcome.Done done
                        ? Optional.of(done.record().number())
                        : Optional.empty());
    }

    /**
     * Does it unless it was done; empty when it was.
     *
     * @param done to what it was done, in words that a person recognises; empty when it was refused
     */
    <T> Optional<T> doing(Sent sent, Supplier<T> deed, Function<T, Optional<String>> done) {
        Repeats.Asked asked = new Repeats.Asked(
                sent.clerk().pseudonym().getBytes(StandardCharsets.UTF_8),
                sent.key(),
                sent.act().getBytes(StandardCharsets.UTF_8),
                new byte[0]);
        Repeats.Came<T> came = repeats.once(
                asked,
                () -> recorded(sent, deed.get(), done),
                result -> done.apply(result).map(subject -> new Repeats.Answer(OK, new byte[0])));
        return came instanceof Repeats.Came.Now<T> now ? Optional.of(now.result()) : Optional.empty();
    }

    private <T> T recorded(Sent sent, T result, Function<T, Optional<String>> done) {
        if (!sent.act().isBlank()) {
            done.apply(result)
                    .ifPresent(
                            subject -> acts.record("case.recorded", subject, Map.of("case.recorded.act", sent.act())));
        }
        return result;
    }
}
