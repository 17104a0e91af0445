package tongban.node.command.zone;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tongban.kernel.seal.KeyCertificate;
import tongban.node.MachineClock;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Makes a new node key, certified by the seal key; a node that runs changes over in every log. */
@Command(name = "rollover", resourceBundle = "tongban.node.command.zone.messages")
final class RolloverCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Mixin
    private WordsOption words = new WordsOption();

    @Override
    public Integer call() {
        ZoneFolder folder = zone.open(output);
        // The database is asked first, so that no key is made of which the node could not be told.
        return database.with(output, base -> {
            OfficersWords typed = words.read(output);
            try {
                KeyCertificate next = Answers.done(
                        output, folder.rollover(typed, MachineClock.source().instant()));
                String id = next.key().id().hex();
                base.acts(MachineClock.source()).doing(base::announce, "zone.act.rollover", id, Map.of());
                output.say("rolled", id, next.until().toString());
                return output.finish(
                        Verdict.WELL,
                        Map.of(
                                "key", id,
                                "from", next.from().toString(),
                                "until", next.until().toString()));
            } finally {
                typed.wipe();
            }
        });
    }
}
