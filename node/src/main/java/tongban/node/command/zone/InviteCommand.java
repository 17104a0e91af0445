package tongban.node.command.zone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.zone.Descriptor;
import tongban.node.MachineClock;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Writes this zone's descriptor to hand over; signs it anew first when the zone file changed. */
@Command(name = "invite", resourceBundle = "tongban.node.command.zone.messages")
final class InviteCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Mixin
    private WordsOption words = new WordsOption();

    @Parameters(index = "0", paramLabel = "FILE", arity = "0..1", descriptionKey = "out")
    private @Nullable Path out;

    @Override
    public Integer call() {
        ZoneFolder folder = zone.open(output);
        boolean stale = Answers.done(output, folder.isStale());
        SignedNote note = stale ? renew(folder) : Answers.done(output, folder.descriptor());
        Path file = out != null ? out : Path.of(folder.file().code() + ".descriptor.txt");
        try {
            Files.write(file, note.encode());
        } catch (IOException fault) {
            throw new BadInput(output.text("file.unwritten", file), fault);
        }
        Descriptor descriptor = Descriptor.read(note).orThrow();
        Answers.show(output, descriptor);
        output.say(stale ? "invited.renewed" : "invited", file);
        Map<String, Object> json = new LinkedHashMap<>(Answers.json(descriptor));
        json.put("file", file);
        json.put("renewed", stale);
        return output.finish(Verdict.WELL, json);
    }

    private SignedNote renew(ZoneFolder folder) {
        OfficersWords typed = words.read(output);
        try {
            SignedNote note = Answers.done(
                    output, folder.renew(typed, MachineClock.source().instant()));
            if (database.isGiven()) {
                database.with(output, base -> {
                    String serial =
                            Long.toString(Descriptor.read(note).orThrow().serial());
                    base.acts(MachineClock.source()).doing(base::announce, "zone.act.renew", serial, Map.of());
                    return true;
                });
            } else {
                output.note("not-announced");
            }
            return note;
        } finally {
            typed.wipe();
        }
    }
}
