package tongban.node.command.compact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactState;
import tongban.node.compact.CompactWords;
import tongban.node.compact.Deed;
import tongban.node.compact.HeldCompact;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** What commands of agreements say, and how they end. */
final class Told {

    private Told() {}

    /** The bytes of a text; a file that is too large is read as far as shows that it is. */
    static byte[] text(Output output, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Compact.LENGTH_MAX + 1);
        } catch (IOException unreadable) {
            throw new BadInput(output.text("file.unreadable", file), unreadable);
        }
    }

    /** Ends a command that changed an agreement, or was refused. */
    static int deed(Place.Open open, Deed deed, String key) {
        return deed(open, deed, key, Map.of());
    }

    /** The same with more members of the object when it was done. */
    static int deed(Place.Open open, Deed deed, String key, Map<String, Object> more) {
        Output output = open.output();
        return switch (deed) {
            case Deed.Refused refused -> {
                output.print(CompactWords.say(output.locale(), refused.refusal()));
                yield output.finish(
                        Verdict.FAILED, Map.of("refusal", refused.refusal().word()));
            }
            case Deed.Done done -> {
                HeldCompact held = open.compacts().find(done.compact()).orElseThrow();
                output.say(
                        key, held.compact().zh(), held.compact().en(), held.id().hex());
                output.print(state(output, held.state(open.clock().instant())));
                Map<String, Object> json = json(held, open.clock().instant());
                json.putAll(more);
                yield output.finish(Verdict.WELL, json);
            }
        };
    }

    static Map<String, Object> json(HeldCompact held, Instant now) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", held.id().hex());
        json.put("zh", held.compact().zh());
        json.put("en", held.compact().en());
        json.put(
                "parties",
                held.compact().parties().stream().map(ZoneCode::value).toList());
        json.put("from", held.compact().from().toString());
        json.put("until", held.compact().until().toString());
        json.put("replaces", held.compact().replaces().map(CompactId::hex).orElse(""));
        json.put("state", held.state(now).word());
        List<String> signed = held.history().signatures().keySet().stream()
                .map(ZoneCode::value)
                .sorted()
                .toList();
        json.put("signed", signed);
        return json;
    }

    /** The state in a sentence. */
    static String state(Output output, CompactState state) {
        String key = "state." + state.word();
        return switch (state) {
            case CompactState.Drafted drafted -> output.text(key);
            case CompactState.Waiting waiting ->
                output.text(key, waiting.missing().toString());
            case CompactState.Agreed agreed -> output.text(key, moment(agreed.from()));
            case CompactState.InForce force -> output.text(key, moment(force.since()));
            case CompactState.Suspended one -> output.text(key, one.by().toString(), moment(one.since()), one.reason());
            case CompactState.Replaced one -> output.text(key, one.by().hex(), moment(one.since()));
            case CompactState.Expired one -> output.text(key, moment(one.since()));
            case CompactState.Ended one -> output.text(key, one.by().value(), moment(one.since()), one.reason());
            case CompactState.Withdrawn one -> output.text(key, one.by().value(), moment(one.since()), one.reason());
        };
    }

    /** Beijing time to the second. */
    static String moment(Instant instant) {
        return LocalDateTime.ofInstant(instant, LegalClock.BEIJING)
                .withNano(0)
                .toString()
                .replace('T', ' ');
    }
}
