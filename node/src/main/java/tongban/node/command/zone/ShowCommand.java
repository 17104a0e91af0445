package tongban.node.command.zone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.zone.Descriptor;
import tongban.node.zone.AcceptedDescriptor;
import tongban.node.zone.Fingerprint;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;
import tongban.verifier.command.Verdict;

/** Shows this zone: descriptor, node keys, and with a database its partners. */
@Command(name = "show", resourceBundle = "tongban.node.command.zone.messages")
final class ShowCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Override
    public Integer call() {
        ZoneFolder folder = zone.open(output);
        Descriptor descriptor =
                Descriptor.read(Answers.done(output, folder.descriptor())).orThrow();
        boolean stale = Answers.done(output, folder.isStale());
        List<KeyCertificate> keys = Answers.done(output, folder.nodeKeys());
        Answers.show(output, descriptor);
        if (stale) {
            output.say("stale");
        }
        output.say("keys");
        keys(keys).lines().forEach(output::print);
        Map<String, Object> json = new LinkedHashMap<>(Answers.json(descriptor));
        json.put("stale", stale);
        json.put("nodeKeys", keys.stream().map(ShowCommand::json).toList());
        Optional<List<AcceptedDescriptor>> partners = database.perhaps(output, base -> base.partners());
        partners.ifPresent(all -> {
            output.say("partners", all.size());
            partners(all).lines().forEach(output::print);
            json.put(
                    "partners",
                    all.stream().map(one -> Answers.json(one.descriptor())).toList());
        });
        return output.finish(Verdict.WELL, json);
    }

    private static TextTable keys(List<KeyCertificate> keys) {
        TextTable table = new TextTable(2);
        keys.forEach(one -> table.row(one.key().id().hex(), one.from(), one.until()));
        return table;
    }

    private static Map<String, Object> json(KeyCertificate one) {
        return Map.of(
                "key", one.key().id().hex(),
                "from", one.from().toString(),
                "until", one.until().toString());
    }

    private static TextTable partners(List<AcceptedDescriptor> all) {
        TextTable table = new TextTable(2);
        for (AcceptedDescriptor one : all) {
            Descriptor descriptor = one.descriptor();
            List<String> row = new ArrayList<>(List.of(
                    descriptor.zone().value(),
                    descriptor.profile().zh(),
                    Fingerprint.ends(descriptor.seal()),
                    String.join(" ", descriptor.profile().addresses())));
            table.row(row.toArray());
        }
        return table;
    }
}
