package tongban.node.command.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
import tongban.kernel.zone.Descriptor;
import tongban.node.command.database.ClientPrograms;
import tongban.node.command.database.DatabasePlace;
import tongban.node.command.zone.Answers;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Takes a backup of a zone while its node runs, or checks one. */
@Command(name = "backup", resourceBundle = "tongban.node.command.backup.messages")
final class BackupCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Option(names = "--zone", paramLabel = "FILE", descriptionKey = "zone")
    private Path zone = Path.of("zone.yaml");

    @Mixin
    private DatabasePlace database = new DatabasePlace();

    @Option(names = "--to", paramLabel = "DIR", descriptionKey = "to")
    private @Nullable Path to;

    @Option(names = "--with-keys", descriptionKey = "with-keys")
    private boolean withKeys;

    @Option(names = "--check", paramLabel = "DIR", descriptionKey = "check")
    private @Nullable Path check;

    @Option(names = "--programs", paramLabel = "DIR", descriptionKey = "programs")
    private @Nullable Path programs;

    private final InstantSource clock;

    BackupCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if ((to == null) == (check == null)) {
            throw new BadInput(output.text("to-or-check"));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        try {
            if (check != null) {
                Manifest manifest = CheckedBackup.of(check, Optional.ofNullable(programs), path)
                        .manifest();
                output.say("checked", check, manifest.files().size());
                return done(manifest, Map.of());
            }
            return take(to == null ? zone : to, path);
        } catch (Unfit unfit) {
            if (check == null) {
                throw new BadInput(unfit.sentence(output), unfit);
            }
            output.print(unfit.sentence(output));
            return output.finish(Verdict.FAILED, Map.of("unfit", unfit.key(), "error", unfit.sentence(output)));
        } catch (IOException fault) {
            throw new BadInput(output.text("file.fault", String.valueOf(fault.getMessage())), fault);
        } catch (SQLException | DataAccessException fault) {
            throw new BadInput(output.text("db.fault", String.valueOf(fault.getMessage())), fault);
        }
    }

    private int take(Path target, String path) throws Unfit, IOException, SQLException {
        PGSimpleDataSource source = database.source(output);
        ZoneFolder folder = Answers.done(output, ZoneFolder.open(zone, new SecureRandom()));
        Descriptor descriptor = Answers.done(output, folder.described());
        int server;
        try (Connection connection = source.getConnection()) {
            server = connection.getMetaData().getDatabaseMajorVersion();
        }
        ClientPrograms found = ClientPrograms.find(Optional.ofNullable(programs), path, server)
                .orElseThrow(() -> new Unfit("no-programs", server));
        Instant begun = clock.instant();
        Manifest manifest = new Backup(folder.file(), descriptor, source, found).take(target, withKeys, begun);
        long millis = Duration.between(begun, clock.instant()).toMillis();
        output.say("taken", target, manifest.files().size(), millis / 1000.0);
        if (!withKeys) {
            output.say("keys.not-in");
        }
        return done(manifest, Map.of("seconds", millis / 1000.0));
    }

    private int done(Manifest manifest, Map<String, Object> more) {
        manifest.channels().forEach(one -> output.print("  " + one));
        Map<String, Object> json = new LinkedHashMap<>(json(manifest));
        json.putAll(more);
        return output.finish(Verdict.WELL, json);
    }

    /** What a backup is, for programs. */
    static Map<String, Object> json(Manifest manifest) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("zone", manifest.zone());
        json.put("taken", manifest.taken().toString());
        json.put("keys", manifest.keys());
        json.put("channels", manifest.channels());
        json.put("bytes", manifest.files().stream().mapToLong(HeldFile::size).sum());
        return json;
    }
}
