package tongban.node.command.zone;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;
import tongban.kernel.zone.Authority;
import tongban.kernel.zone.Descriptor;
import tongban.kernel.zone.Profile;
import tongban.node.MachineClock;
import tongban.node.zone.NewZone;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Founds a zone: folder, keys, zone file, first descriptor. */
@Command(name = "new", resourceBundle = "tongban.node.command.zone.messages")
final class NewCommand implements Callable<Integer> {

    private static final int PORT_MAX = 65_535;

    @Mixin
    private Output output = new Output();

    @Mixin
    private WordsOption words = new WordsOption();

    @Parameters(index = "0", paramLabel = "DIR", descriptionKey = "folder")
    private Path folder = Path.of("");

    @Option(names = "--code", paramLabel = "CODE", required = true, descriptionKey = "code")
    private String code = "";

    @Option(names = "--zh", paramLabel = "NAME", required = true, descriptionKey = "zh")
    private String zh = "";

    @Option(names = "--en", paramLabel = "NAME", required = true, descriptionKey = "en")
    private String en = "";

    @Option(names = "--suite", paramLabel = "SUITE", descriptionKey = "suite")
    private String suite = Suite.SM2_SM3.label();

    @Option(names = "--address", paramLabel = "URL", required = true, descriptionKey = "address")
    private List<String> addresses = new ArrayList<>();

    @Option(names = "--bind", paramLabel = "ADDRESS", descriptionKey = "bind")
    private String bind = "0.0.0.0";

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port")
    private int port = 7443;

    @Option(names = "--console-bind", paramLabel = "ADDRESS", descriptionKey = "console-bind")
    private String consoleBind = "127.0.0.1";

    @Option(names = "--console-port", paramLabel = "PORT", descriptionKey = "console-port")
    private int consolePort = 8080;

    @Option(names = "--console-address", paramLabel = "URL", descriptionKey = "console-address")
    private @Nullable String consoleAddress;

    @Option(names = "--authority", paramLabel = "LINE", descriptionKey = "authority")
    private List<String> authorities = new ArrayList<>();

    @Option(names = "--demonstration", descriptionKey = "demonstration")
    private boolean demonstration;

    @Override
    public Integer call() {
        NewZone zone = zone();
        OfficersWords typed = words.choose(output);
        try {
            ZoneFolder founded = Answers.done(
                    output,
                    ZoneFolder.found(
                            folder,
                            zone,
                            typed,
                            new SecureRandom(),
                            MachineClock.source().instant()));
            Descriptor descriptor =
                    Descriptor.read(Answers.done(output, founded.descriptor())).orThrow();
            output.say("founded", folder);
            Answers.show(output, descriptor);
            output.say("founded.next", founded.file().path());
            Map<String, Object> json = new LinkedHashMap<>(Answers.json(descriptor));
            json.put("file", founded.file().path());
            return output.finish(Verdict.WELL, json);
        } finally {
            typed.wipe();
        }
    }

    private NewZone zone() {
        require(Profile.isName(zh), "--zh", zh, "wanted.name");
        require(Profile.isName(en), "--en", en, "wanted.name");
        addresses.forEach(one -> require(Profile.isAddress(one), "--address", one, "wanted.address"));
        require(port >= 0 && port <= PORT_MAX, "--port", port, "wanted.port");
        require(consolePort >= 0 && consolePort <= PORT_MAX, "--console-port", consolePort, "wanted.port");
        ZoneCode known = ZoneCode.read(code)
                .code()
                .filter(read -> read.value().equals(code))
                .orElseThrow(() -> wrong("--code", code, "wanted.code"));
        return new NewZone(
                known,
                zh,
                en,
                Suite.ofLabel(suite).orElseThrow(() -> wrong("--suite", suite, "wanted.suite")),
                demonstration,
                new ZoneFile.Console(consoleBind, consolePort, Optional.ofNullable(consoleAddress)),
                new ZoneFile.Door(bind, port, addresses),
                authorities.stream().map(this::authority).toList(),
                List.of());
    }

    private Authority authority(String line) {
        List<String> parts = Answers.words(line);
        boolean shaped = parts.size() == 4 && Authority.isCompetence(parts.get(0)) && Authority.isName(parts.get(3));
        Optional<Authority.Role> role = shaped ? Authority.Role.ofLabel(parts.get(1)) : Optional.empty();
        Optional<CreditCode> credit = shaped ? CreditCode.read(parts.get(2)).code() : Optional.empty();
        if (role.isEmpty() || credit.isEmpty() && !parts.get(2).equals("-")) {
            throw wrong("--authority", line, "wanted.authority");
        }
        return new Authority(parts.get(0), role.get(), credit, parts.get(3));
    }

    private void require(boolean holds, String option, Object value, String wanted) {
        if (!holds) {
            throw wrong(option, value, wanted);
        }
    }

    private BadInput wrong(String option, Object value, String wanted) {
        return new BadInput(output.text("bad.option", option, String.valueOf(value), output.text(wanted)));
    }
}
