package tongban.node.command.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tongban.node.command.database.DatabasePlace;
import tongban.node.command.zone.Answers;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Brings a zone back from a backup, into an empty database, while no node runs. */
@Command(name = "restore", resourceBundle = "tongban.node.command.backup.messages")
final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Option(names = "--from", paramLabel = "DIR", descriptionKey = "from", required = true)
    private Path from = Path.of("backup");

    @Option(names = "--zone", paramLabel = "FILE", descriptionKey = "restore.zone", required = true)
    private Path zone = Path.of("zone.yaml");

    @Mixin
    private DatabasePlace database = new DatabasePlace();

    @Option(names = "--replace", descriptionKey = "replace")
    private boolean replace;

    @Option(names = "--programs", paramLabel = "DIR", descriptionKey = "programs")
    private @Nullable Path programs;

    @Override
    public Integer call() {
        PGSimpleDataSource source = database.source(output);
        String path = System.getenv().getOrDefault("PATH", "");
        try {
            CheckedBackup backup = CheckedBackup.of(from, Optional.ofNullable(programs), path);
            Restore restore = new Restore(backup, source);
            boolean filesToo = !Files.exists(zone);
            if (!filesToo) {
                restore.sameZone(Answers.done(
                        output, ZoneFolder.open(zone, new SecureRandom()).then(ZoneFolder::described)));
            }
            restore.database(replace);
            if (filesToo) {
                restore.files(zone);
                output.say(backup.manifest().keys() ? "restored.files" : "restored.files-without-keys", zone);
            }
            output.say("restored", backup.manifest().taken());
            backup.manifest().channels().forEach(one -> output.print("  " + one));
            output.say("restored.next", zone);
            Map<String, Object> json = new LinkedHashMap<>(BackupCommand.json(backup.manifest()));
            json.put("files", filesToo);
            return output.finish(Verdict.WELL, json);
        } catch (Unfit unfit) {
            throw new BadInput(unfit.sentence(output), unfit);
        } catch (IOException fault) {
            throw new BadInput(output.text("file.fault", String.valueOf(fault.getMessage())), fault);
        } catch (SQLException | DataAccessException fault) {
            throw new BadInput(output.text("db.fault", String.valueOf(fault.getMessage())), fault);
        }
    }
}
