package tongban.node.command.zone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.kernel.seal.KeyId;
import tongban.node.MachineClock;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneDatabase;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Revokes a node key that was lost. */
@Command(name = "revoke", resourceBundle = "tongban.node.command.zone.messages")
final class RevokeCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Mixin
    private WordsOption words = new WordsOption();

    @Parameters(index = "0", paramLabel = "KEY", descriptionKey = "key")
    private String key = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, descriptionKey = "reason")
    private String reason = "";

    @Override
    public Integer call() {
        ZoneFolder folder = zone.open(output);
        KeyId id = KeyId.read(key).orElseThrow(() -> new BadInput(output.text("bad.key", key)));
        return database.with(output, base -> revoke(folder, id, base));
    }

    private int revoke(ZoneFolder folder, KeyId id, ZoneDatabase base) {
        OfficersWords typed = words.read(output);
        try {
            return switch (folder.revoke(
                    id, reason, typed, MachineClock.source().instant())) {
                case ZoneAnswer.Refused<ZoneFolder.Revoked> refused -> Answers.refused(output, refused.refusal());
                case ZoneAnswer.Done<ZoneFolder.Revoked> done -> {
                    ZoneFolder.Revoked revoked = done.value();
                    base.acts(MachineClock.source())
                            .doing(base::announce, "zone.act.revoke", id.hex(), Map.of("zone.reason", reason));
                    output.say("revoked", id.hex());
                    if (revoked.newEpoch()) {
                        output.say("revoked.epoch", revoked.descriptor().epoch());
                    }
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("key", id.hex());
                    json.put("newEpoch", revoked.newEpoch());
                    json.put("epoch", revoked.descriptor().epoch());
                    json.put("serial", revoked.descriptor().serial());
                    yield output.finish(Verdict.WELL, json);
                }
            };
        } finally {
            typed.wipe();
        }
    }
}
