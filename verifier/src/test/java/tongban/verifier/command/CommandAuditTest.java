package tongban.verifier.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class CommandAuditTest {
    private final List<String> findings = CommandAudit.findings(List.of(() -> List.of(new Careless())));

    @Test
    void findsAnOptionWithoutAText() {
        assertThat(findings).contains("tongban careless (EN) has no text for --silent");
    }

    @Test
    void findsATextThatIsMissingInChinese() {
        assertThat(findings)
                .contains("tongban.verifier.command.careless (ZH) lacks the keys [only.english]")
                .contains("tongban careless (ZH) has a description without Chinese");
    }

    @Test
    void findsAnExampleThatDoesNotParse() {
        assertThat(findings)
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith(
                                "tongban careless (EN): the example ‘./tongban careless --nonsense’ does not parse"));
    }

    @Test
    void findsALoneApostropheAndABrokenPattern() {
        assertThat(findings)
                .contains("tongban.verifier.command.careless (EN) has a lone apostrophe in apostrophe; write ’")
                .anySatisfy(finding -> assertThat(finding).contains("broken is no pattern"));
    }

    @Test
    void findsACommandWithoutAnyOfWhatAllHave() {
        List<String> bare = CommandAudit.findings(List.of(() -> List.of(new Bare())));

        assertThat(bare)
                .contains(
                        "tongban bare (EN) has no description",
                        "tongban bare (EN) has no --json",
                        "tongban bare (EN) has no example in its footer");
    }

    @Command(name = "careless", resourceBundle = "tongban.verifier.command.careless")
    static final class Careless implements Runnable {
        @Mixin
        private Output output = new Output();

        @Option(names = "--silent")
        private boolean silent;

        @Override
        public void run() {}
    }

    @Command(name = "bare")
    static final class Bare implements Runnable {
        @Override
        public void run() {}
    }
}
