package tongban.verifier.audit;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.EvidenceText;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** Verifies one inclusion proof alone. */
@Command(name = "check", resourceBundle = "tongban.verifier.audit.messages")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Mixin
    private TrustOptions trustOptions = new TrustOptions();

    @Parameters(paramLabel = "PROOF", descriptionKey = "proof")
    private Path path = Path.of("");

    @Override
    public Integer call() {
        InputFiles files = new InputFiles(output);
        Trust trust = trustOptions.read(output, files);
        InputFile file = files.regular(path);
        if (file.kind() != InputFile.Kind.PROOF) {
            throw new BadInput(output.text(file.length() == 0 ? "bad.empty" : "bad.no-proof", path));
        }
        return switch (EvidenceText.decodeProof(files.text(file))) {
            case Decoded.Malformed<EvidenceText.Proof> malformed ->
                throw new BadInput(output.text("bad.text", path, output.kernel(malformed.sentence())));
            case Decoded.Well<EvidenceText.Proof> well -> {
                ProofCheck check = ProofCheck.of(path, well.value(), trust);
                check.lines(output, trust).forEach(output::print);
                yield output.finish(check.verdict(), check.object(output, trust));
            }
        };
    }
}
