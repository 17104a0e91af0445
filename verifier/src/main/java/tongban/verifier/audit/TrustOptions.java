package tongban.verifier.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Reading;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** The options with which a reader names seal keys that are known from elsewhere. */
final class TrustOptions {

    @Option(names = "--seal", paramLabel = "ZONE=FINGERPRINT", descriptionKey = "seal")
    private List<String> seals = new ArrayList<>();

    @Option(names = "--trust", paramLabel = "CERTIFICATE", descriptionKey = "trust")
    private List<Path> certificates = new ArrayList<>();

    Trust read(Output output, InputFiles files) {
        Map<String, String> fingerprints = new HashMap<>();
        for (String seal : seals) {
            String[] parts = seal.split("=", 2);
            String hex = parts.length < 2 ? "" : parts[1].replaceAll("[ :]", "").toLowerCase(Locale.ROOT);
            if (!hex.matches("[0-9a-f]{16}|[0-9a-f]{64}") || parts[0].isBlank()) {
                throw new BadInput(output.text("bad.seal", seal));
            }
            fingerprints.put(parts[0].strip().toLowerCase(Locale.ROOT), hex);
        }
        Map<String, PublicKey> keys = new HashMap<>();
        for (Path path : certificates) {
            InputFile file = files.regular(path);
            switch (KeyCertificate.readSelfSigned(files.text(file))) {
                case Reading.Well<KeyCertificate> well ->
                    keys.put(well.value().zone(), well.value().key());
                case Reading.Refused<KeyCertificate> refused ->
                    throw new BadInput(output.text(
                            "bad.trust", path, output.kernel(refused.refusal().toString())));
            }
        }
        return new Trust(fingerprints, keys);
    }
}
