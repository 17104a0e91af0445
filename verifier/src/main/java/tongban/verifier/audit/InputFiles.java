package tongban.verifier.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** Opens what a person names, and refuses with a sentence what cannot be read. */
record InputFiles(Output output) {

    /** Files of one folder, at most. */
    private static final int FOLDER_MOST = 10_000;

    /** The file, or the exports, evidence and proofs of the folder in the order of their names. */
    List<InputFile> of(Path path) {
        if (!Files.isDirectory(path)) {
            return List.of(regular(path));
        }
        List<Path> inside;
        try (Stream<Path> list = Files.list(path)) {
            inside = list.limit(FOLDER_MOST + 1L).sorted().toList();
        } catch (IOException fault) {
            throw new BadInput(output.text("bad.unreadable", path), fault);
        }
        if (inside.size() > FOLDER_MOST) {
            throw new BadInput(output.text("bad.folder-large", path, FOLDER_MOST));
        }
        List<InputFile> files = new ArrayList<>();
        for (Path one : inside) {
            if (Files.isRegularFile(one)) {
                InputFile file = regular(one);
                if (file.kind() != InputFile.Kind.OTHER && file.kind() != InputFile.Kind.CERTIFICATE) {
                    files.add(file);
                }
            }
        }
        if (files.isEmpty()) {
            throw new BadInput(output.text("bad.folder-empty", path));
        }
        return files;
    }

    /** A regular file that can be read. */
    InputFile regular(Path path) {
        if (!Files.exists(path)) {
            throw new BadInput(output.text("bad.absent", path));
        }
        if (Files.isDirectory(path)) {
            throw new BadInput(output.text("bad.folder", path));
        }
        if (!Files.isRegularFile(path)) {
            throw new BadInput(output.text("bad.special", path));
        }
        try {
            return InputFile.of(path);
        } catch (IOException fault) {
            throw new BadInput(output.text("bad.unreadable", path), fault);
        }
    }

    /** The bytes of a small file. */
    byte[] text(InputFile file) {
        try {
            byte[] bytes = file.bytes();
            if (bytes.length > InputFile.TEXT_MAX) {
                throw new BadInput(output.text("bad.large", file.path(), InputFile.TEXT_MAX));
            }
            return bytes;
        } catch (IOException fault) {
            throw new BadInput(output.text("bad.unreadable", file.path()), fault);
        }
    }
}
