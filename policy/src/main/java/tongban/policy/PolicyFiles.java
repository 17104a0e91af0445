package tongban.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The policy files that ship with the program; the path of a file is its address. */
public final class PolicyFiles {
    private PolicyFiles() {}

    /** The text of a file, {@code calendar/2026.yaml}; empty when there is none at this path. */
    public static Optional<String> text(String path) {
        try (InputStream stream = PolicyFiles.class.getResourceAsStream("/policy/" + path)) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException("policy/" + path, fault);
        }
    }
}
