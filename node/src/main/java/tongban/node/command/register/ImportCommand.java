package tongban.node.command.register;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.node.MachineClock;
import tongban.node.command.zone.Answers;
import tongban.node.command.zone.DatabaseOption;
import tongban.node.operator.ActsDatabase;
import tongban.node.register.ImportOutcome;
import tongban.node.register.RegisterDatabase;
import tongban.node.register.RegisterWords;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Brings a file of comma-separated values into a register: all of it, or nothing and every fault by its line. */
@Command(name = "import", resourceBundle = "tongban.node.command.register.messages")
final class ImportCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Option(names = "--zone", paramLabel = "FILE", required = true, descriptionKey = "zone")
    private @Nullable Path zone;

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
    private @Nullable Path file;

    @Override
    public Integer call() {
        ZoneFolder folder = Answers.done(output, ZoneFolder.open(Objects.requireNonNull(zone), new SecureRandom()));
        Path csv = Objects.requireNonNull(file);
        ImportOutcome outcome = database.within(output, source -> bring(source, folder, csv));
        return switch (outcome) {
            case ImportOutcome.Done done -> {
                String register = output.text("register." + done.register().word());
                output.say("imported", register, done.rows(), done.added());
                yield output.finish(
                        Verdict.WELL,
                        Map.of("register", done.register().word(), "rows", done.rows(), "added", done.added()));
            }
            case ImportOutcome.Refused refused -> throw new BadInput(told(refused));
        };
    }

    private ImportOutcome bring(DataSource source, ZoneFolder folder, Path csv) {
        return new ActsDatabase(source, MachineClock.source()).within(acts -> {
            ImportOutcome outcome = read(source, folder, csv);
            if (outcome instanceof ImportOutcome.Done done) {
                acts.recordFor(
                        ActsDatabase.user(),
                        "register.act.import",
                        done.register().word(),
                        Map.of("register.rows", Integer.toString(done.rows())));
            }
            return outcome;
        });
    }

    private ImportOutcome read(DataSource source, ZoneFolder folder, Path csv) {
        try (Reader in = Files.newBufferedReader(csv, StandardCharsets.UTF_8)) {
            return new RegisterDatabase(source, folder.file().keys(), new SecureRandom()).bring(in);
        } catch (CharacterCodingException foreign) {
            throw new BadInput(output.text("not-utf8", csv), foreign);
        } catch (IOException fault) {
            throw new BadInput(output.text("file.unreadable", csv), fault);
        } catch (UncheckedIOException | IllegalStateException key) {
            throw new BadInput(output.text("key", String.valueOf(key.getMessage())), key);
        }
    }

    private String told(ImportOutcome.Refused refused) {
        StringBuilder told = new StringBuilder(output.text("refused"));
        for (ImportOutcome.Fault fault : refused.faults()) {
            List<String> arguments = fault.arguments();
            String words = RegisterWords.say(output.locale(), fault.key(), arguments.toArray());
            told.append('\n')
                    .append(
                            fault.column().isEmpty()
                                    ? output.text("fault.line", fault.line(), words)
                                    : output.text("fault.column", fault.line(), fault.column(), words));
        }
        if (refused.more()) {
            told.append('\n').append(output.text("more"));
        }
        return told.toString();
    }
}
