package tongban.node.command.standard;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.kernel.code.ZoneCode;
import tongban.node.MachineClock;
import tongban.node.catalogue.CatalogueDatabase;
import tongban.node.catalogue.CatalogueDatabase.Publication;
import tongban.node.catalogue.Standard;
import tongban.node.command.zone.Answers;
import tongban.node.command.zone.DatabaseOption;
import tongban.node.operator.ActsDatabase;
import tongban.node.zone.ZoneFolder;
import tongban.policy.PolicyReading;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Publishes the next version of an item of a zone; its node tells partners and everybody. */
@Command(name = "publish", resourceBundle = "tongban.node.command.standard.messages")
final class PublishCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Option(names = "--zone", paramLabel = "FILE", required = true, descriptionKey = "zone")
    private @Nullable Path zone;

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    @Parameters(index = "0", paramLabel = "FOLDER", descriptionKey = "folder")
    private @Nullable Path folder;

    @Override
    public Integer call() {
        ZoneFolder own = Answers.done(output, ZoneFolder.open(Objects.requireNonNull(zone), new SecureRandom()));
        Source source = new Source(output);
        Standard standard = switch (source.folder(Objects.requireNonNull(folder))) {
            case PolicyReading.Read<Standard> read -> read.content();
            case PolicyReading.Refused<Standard> refused ->
                throw new BadInput(refused.fault().toString());
        };
        ZoneCode self = own.file().code();
        Publication publication = database.within(output, tables -> publish(tables, self, source, standard));
        return switch (publication) {
            case Publication.Refused refused ->
                throw new BadInput(output.text("publish." + refused.word(), standard.item(), refused.wanted()));
            case Publication.Already already -> {
                output.say("publish.already", standard.item(), standard.version());
                yield output.finish(Verdict.WELL, Map.of("published", false, "standard", Source.json(standard)));
            }
            case Publication.Done done -> {
                output.say("publish.done", standard.item(), standard.version(), standard.from(), standard.id());
                if (done.before().isPresent()) {
                    DiffCommand.print(output, source, done.differences());
                }
                yield output.finish(Verdict.WELL, Map.of("published", true, "standard", Source.json(standard)));
            }
        };
    }

    private static Publication publish(DataSource tables, ZoneCode self, Source source, Standard standard) {
        return new ActsDatabase(tables, MachineClock.source()).within(acts -> {
            Publication publication = new CatalogueDatabase(tables, self, source.limits())
                    .publish(standard, MachineClock.source().instant());
            if (publication instanceof Publication.Done) {
                acts.recordFor(
                        ActsDatabase.user(),
                        "catalogue.act.publish",
                        standard.item(),
                        Map.of("catalogue.version", Integer.toString(standard.version())));
            }
            return publication;
        });
    }
}
