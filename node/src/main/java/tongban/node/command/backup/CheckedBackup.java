package tongban.node.command.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tongban.node.command.database.ClientPrograms;

/**
 * A backup whose files are all there and as they were written, and whose dump has a table of contents.
 *
 * @param programs those that can read it
 */
record CheckedBackup(Path folder, Manifest manifest, ClientPrograms programs) {

    static CheckedBackup of(Path folder, Optional<Path> given, String path) throws Unfit, IOException {
        Manifest manifest = Manifest.read(folder);
        for (HeldFile file : manifest.files()) {
            if (!Files.isRegularFile(folder.resolve(file.path()))) {
                throw new Unfit("missing", file.path());
            }
            if (!HeldFile.of(folder, file.path()).equals(file)) {
                throw new Unfit("damaged", file.path());
            }
        }
        int server = major(manifest.server());
        ClientPrograms programs =
                ClientPrograms.find(given, path, server).orElseThrow(() -> new Unfit("no-programs", server));
        ClientPrograms.Said said = programs.list(folder.resolve(Backup.DUMP));
        if (said.exit() != 0) {
            throw new Unfit("program", "pg_restore", said.line());
        }
        return new CheckedBackup(folder, manifest, programs);
    }

    /** The major version of a server. */
    static int major(String version) {
        String digits = version.replaceFirst("\\D.*", "");
        return digits.isEmpty() ? ClientPrograms.SERVER_MIN : Integer.parseInt(digits);
    }
}
