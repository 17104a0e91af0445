package tongban.node.command.zone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tongban.kernel.code.CreditCode;
import tongban.kernel.zone.Authority;
import tongban.kernel.zone.Descriptor;
import tongban.kernel.zone.Profile;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneRefusal;
import tongban.node.zone.ZoneRefusal.Cause;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;
import tongban.verifier.command.Verdict;

/** What commands of a zone say, and how a refusal ends them. */
public final class Answers {

    /** Something that was checked does not hold; every other refusal is input that cannot be worked with. */
    private static final Set<Cause> DOES_NOT_HOLD = Set.of(
            Cause.WRONG_FINGERPRINT,
            Cause.OTHER_SEAL_KEY,
            Cause.OLDER_DESCRIPTOR,
            Cause.OTHER_DESCRIPTOR,
            Cause.REVOKED_ALREADY);

    private Answers() {}

    /** The result where any refusal is bad input. */
    public static <T> T done(Output output, ZoneAnswer<T> answer) {
        return switch (answer) {
            case ZoneAnswer.Done<T> done -> done.value();
            case ZoneAnswer.Refused<T> refused ->
                throw new BadInput(refused.refusal().sentence(output.locale()));
        };
    }

    /** Ends a command whose act was refused. */
    static int refused(Output output, ZoneRefusal refusal) {
        String sentence = refusal.sentence(output.locale());
        if (!DOES_NOT_HOLD.contains(refusal.cause())) {
            throw new BadInput(sentence);
        }
        output.print(sentence);
        String word = refusal.cause().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return output.finish(Verdict.FAILED, Map.of("refusal", word, "error", sentence));
    }

    /** Shows what a descriptor says, the fingerprint last, since it is what two people read to each other. */
    static void show(Output output, Descriptor descriptor) {
        Profile profile = descriptor.profile();
        TextTable table = new TextTable(2);
        table.row(output.text("row.zone"), descriptor.zone() + "  " + profile.zh() + "  " + profile.en());
        table.row(
                output.text("row.serial"),
                output.text("serial", descriptor.serial(), descriptor.issued(), descriptor.epoch()));
        table.row(output.text("row.suite"), descriptor.seal().suite().label());
        profile.addresses().forEach(address -> table.row(output.text("row.address"), address));
        profile.pins().forEach(pin -> table.row(output.text("row.pin"), pin));
        profile.console().ifPresent(console -> table.row(output.text("row.console"), console));
        for (Authority one : profile.authorities()) {
            String code = one.code().map(CreditCode::value).orElse(output.text("code.unknown"));
            table.row(
                    output.text("row.authority"),
                    one.competence() + "  " + output.text("role." + one.role().label()) + "  " + one.name() + "  "
                            + code);
        }
        String fingerprint = descriptor.seal().fingerprint();
        table.row(output.text("row.fingerprint"), fingerprint.substring(0, 39));
        table.row("", fingerprint.substring(40));
        table.lines().forEach(output::print);
    }

    static Map<String, Object> json(Descriptor descriptor) {
        Profile profile = descriptor.profile();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("zone", descriptor.zone().value());
        json.put("zh", profile.zh());
        json.put("en", profile.en());
        json.put("serial", descriptor.serial());
        json.put("issued", descriptor.issued().toString());
        json.put("epoch", descriptor.epoch());
        json.put("suite", descriptor.seal().suite().label());
        json.put("addresses", profile.addresses());
        json.put("pins", profile.pins());
        json.put("console", profile.console().orElse(""));
        json.put(
                "authorities", profile.authorities().stream().map(Answers::json).toList());
        json.put("topics", profile.topics().stream().map(Object::toString).toList());
        json.put("fingerprint", descriptor.seal().fingerprint());
        return json;
    }

    private static Map<String, Object> json(Authority one) {
        return Map.of(
                "competence", one.competence(),
                "role", one.role().label(),
                "code", one.code().map(CreditCode::value).orElse("-"),
                "name", one.name());
    }

    static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", 4));
    }
}
