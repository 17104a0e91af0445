package tongban.node.command.zone;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.kernel.seal.SignedNote;
import tongban.node.MachineClock;
import tongban.node.operator.ActsDatabase;
import tongban.node.zone.Candidate;
import tongban.node.zone.Candidate.Standing;
import tongban.node.zone.Joining;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Reads another zone's descriptor, has its fingerprint compared, and makes the zone a partner. */
@Command(name = "join", resourceBundle = "tongban.node.command.zone.messages")
final class JoinCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private ZoneOption zone = new ZoneOption();

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

    @Option(names = "--fingerprint", paramLabel = "DIGITS", descriptionKey = "fingerprint")
    private @Nullable String fingerprint;

    @Option(names = "--by", paramLabel = "NAME", descriptionKey = "by")
    private String by = ActsDatabase.user();

    @Override
    public Integer call() {
        ZoneFolder folder = zone.open(output);
        byte[] bytes = bytes();
        return database.with(output, base -> {
            Joining joining = base.joining(
                    folder.file().code(),
                    MachineClock.source(),
                    accepted -> base.acts(MachineClock.source()).record(by, "zone.act.joined", accepted.title()));
            return switch (joining.read(bytes)) {
                case ZoneAnswer.Refused<Candidate> refused -> Answers.refused(output, refused.refusal());
                case ZoneAnswer.Done<Candidate> done -> accept(joining, bytes, done.value());
            };
        });
    }

    private int accept(Joining joining, byte[] bytes, Candidate candidate) {
        Answers.show(output, candidate.descriptor());
        String typed = fingerprint == null ? ask(candidate) : fingerprint;
        return switch (joining.accept(bytes, typed, by)) {
            case ZoneAnswer.Refused<Candidate> refused -> Answers.refused(output, refused.refusal());
            case ZoneAnswer.Done<Candidate> done -> {
                String standing =
                        done.value().standing().name().toLowerCase(Locale.ROOT).replace('_', '-');
                output.say(
                        "joined." + standing,
                        candidate.descriptor().profile().zh(),
                        candidate.descriptor().zone());
                Map<String, Object> json = new LinkedHashMap<>(Answers.json(candidate.descriptor()));
                json.put("standing", standing);
                yield output.finish(Verdict.WELL, json);
            }
        };
    }

    /** At a terminal the person types what the other operator reads out; a renewal needs nothing. */
    private String ask(Candidate candidate) {
        if (candidate.standing() != Standing.NEW) {
            return "";
        }
        Console console = System.console();
        String typed = console == null ? null : console.readLine("%s ", output.text("fingerprint.ask"));
        if (typed == null) {
            throw new BadInput(output.text("fingerprint.none"));
        }
        return typed;
    }

    private byte[] bytes() {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SignedNote.LENGTH_MAX + 1);
        } catch (IOException fault) {
            throw new BadInput(output.text("file.unreadable", file), fault);
        }
    }
}
