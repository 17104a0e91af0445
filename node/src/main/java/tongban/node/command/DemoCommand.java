package tongban.node.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tongban.node.identity.DemonstrationCitizen;
import tongban.node.operator.DemonstrationOperator;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Starts two zones as whole nodes in one process, with an agreement between them, and says what to try. */
@Command(name = "demo", resourceBundle = "tongban.node.command.messages")
final class DemoCommand implements Callable<Integer> {

    private static final int PORT = 8101;
    private static final int PORT_MAX = 65_000;

    private final InstantSource clock;

    DemoCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Mixin
    private Output output = new Output();

    @Option(names = "--fresh", descriptionKey = "fresh")
    private boolean fresh;

    @Option(names = "--port", paramLabel = "PORT", descriptionKey = "port")
    private int port = PORT;

    @Option(names = "--folder", paramLabel = "DIR", descriptionKey = "folder")
    private @Nullable Path folder;

    @Option(names = "--stop-when-ready", descriptionKey = "stop-when-ready")
    private boolean stopWhenReady;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 1024 || port > PORT_MAX) {
            throw new BadInput(output.text("port.range", port, PORT_MAX));
        }
        Path place = folder != null ? folder : Path.of(System.getProperty("tongban.home", "."), ".tongban", "demo");
        long begun = System.nanoTime();
        output.note("demo.starting", place);
        CountDownLatch stopped = new CountDownLatch(1);
        try {
            if (fresh) {
                empty(place);
            }
            Demonstration demonstration = Demonstration.start(place, port, clock.instant());
            Thread hook = new Thread(() -> {
                demonstration.close();
                stopped.countDown();
            });
            Runtime.getRuntime().addShutdownHook(hook);
            double seconds = (System.nanoTime() - begun) / 1_000_000_000.0;
            ready(demonstration, seconds);
            if (stopWhenReady) {
                Runtime.getRuntime().removeShutdownHook(hook);
                demonstration.close();
                return Verdict.WELL.exit();
            }
            stopped.await();
            return Verdict.WELL.exit();
        } catch (IOException | RuntimeException fault) {
            throw new BadInput(output.text("demo.failed", Causes.of(fault), place), fault);
        }
    }

    private void ready(Demonstration demonstration, double seconds) {
        output.say("demo.ready", String.format(java.util.Locale.ROOT, "%.1f", seconds));
        Map<String, Object> zones = new LinkedHashMap<>();
        for (Demonstration.Member member : demonstration.members()) {
            output.say("demo.zone", member.zh(), member.en(), member.console());
            zones.put(member.code(), member.console());
        }
        output.say("demo.logins");
        for (DemonstrationOperator operator : Demonstration.OPERATORS) {
            output.say("demo.login", operator.name(), operator.password(), operator.shownName());
        }
        for (Demonstration.Member member : demonstration.members()) {
            for (DemonstrationCitizen citizen : Demonstration.citizens(member.code())) {
                output.say(
                        "demo.citizen",
                        citizen.name(),
                        member.console() + "/portal/sign-in",
                        citizen.number(),
                        citizen.password(),
                        citizen.level().number());
            }
        }
        output.say("demo.try");
        output.say("demo.stop");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("zones", zones);
        json.put("logins", List.of());
        json.put("seconds", seconds);
        output.finish(Verdict.WELL, json);
    }

    /** Only a folder that a demonstration made is emptied. */
    private void empty(Path place) throws IOException {
        if (!Files.exists(place)) {
            return;
        }
        if (!Files.exists(place.resolve(Demonstration.MARK))) {
            throw new BadInput(output.text("demo.foreign", place));
        }
        FileSystemUtils.deleteRecursively(place);
    }
}
