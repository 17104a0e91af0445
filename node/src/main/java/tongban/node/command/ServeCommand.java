package tongban.node.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tongban.node.Node;
import tongban.node.NodeSettings;
import tongban.node.exchange.Callers;
import tongban.node.exchange.ExchangeDoor;
import tongban.node.zone.ZoneFile;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Runs one zone as its own process on a real PostgreSQL, until it is stopped. */
@Command(name = "serve", resourceBundle = "tongban.node.command.messages")
final class ServeCommand implements Callable<Integer> {

    /** The parts bound themselves; this bounds what hangs all the same, before a supervisor's 30 seconds are over. */
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    @Mixin
    private Output output = new Output();

    @Option(names = "--zone", paramLabel = "FILE", descriptionKey = "zone", required = true)
    private Path zone = Path.of("zone.yaml");

    @Option(names = "--db", paramLabel = "URL", descriptionKey = "db", required = true)
    private String url = "";

    @Option(names = "--db-user", paramLabel = "USER", descriptionKey = "db-user")
    private String user = "postgres";

    @Option(names = "--db-password-file", paramLabel = "FILE", descriptionKey = "db-password-file")
    private @Nullable Path passwordFile;

    @Option(names = "--callers", paramLabel = "FILE", descriptionKey = "callers")
    private @Nullable Path callers;

    @Option(names = "--log", paramLabel = "text|json", descriptionKey = "log")
    private String log = "text";

    @Override
    public Integer call() throws InterruptedException {
        ZoneFile file = ZoneFiles.read(zone, output);
        NodeSettings settings = new NodeSettings(
                        zone,
                        new NodeSettings.Database(url, user, line(passwordFile)),
                        file.console().bind(),
                        file.console().port(),
                        Optional.empty(),
                        tokens(callers))
                .logging(form());
        long begun = System.nanoTime();
        ConfigurableApplicationContext node;
        try {
            node = Node.start(settings);
        } catch (RuntimeException fault) {
            if (!Causes.mayPass(fault)) {
                throw new BadInput(output.text("serve.failed", Causes.of(fault)), fault);
            }
            output.note("serve.failed", Causes.of(fault));
            return output.finish(Verdict.FAILED, Map.of("error", output.text("serve.failed", Causes.of(fault))));
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop(node);
            stopped.countDown();
        }));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("zone", file.code().value());
        json.put("console", "http://" + file.console().bind() + ":" + port(node));
        json.put("exchange", node.getBean(ExchangeDoor.class).port());
        json.put("seconds", (System.nanoTime() - begun) / 1_000_000_000.0);
        ready(file.zh(), json.get("console"), json.get("exchange"));
        output.finish(Verdict.WELL, json);
        stopped.await();
        return Verdict.WELL.exit();
    }

    /** Where the log is for programs, standard output holds objects only. */
    private void ready(Object... told) {
        if (form() == NodeSettings.LogForm.JSON) {
            output.note("serve.ready", told);
        } else {
            output.say("serve.ready", told);
        }
    }

    private NodeSettings.LogForm form() {
        return switch (log) {
            case "text" -> NodeSettings.LogForm.TEXT;
            case "json" -> NodeSettings.LogForm.JSON;
            default -> throw new BadInput(output.text("serve.log", log));
        };
    }

    /**
     * Closes the node in order: no new requests, those inside end, batches end, the lock is freed. A node that hangs,
     * say because its database does, is left as it is: what it had begun is in no transaction that committed.
     */
    private void stop(ConfigurableApplicationContext node) {
        output.note("serve.stopping");
        long begun = System.nanoTime();
        Thread closing = Thread.ofPlatform().daemon().name("closing").start(node::close);
        try {
            if (closing.join(STOPPED_WITHIN)) {
                output.note("serve.stopped", (System.nanoTime() - begun) / 1_000_000_000.0);
            } else {
                output.note("serve.cut", STOPPED_WITHIN.toSeconds());
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static String port(ConfigurableApplicationContext node) {
        return node.getEnvironment().getRequiredProperty("local.server.port");
    }

    private String line(@Nullable Path path) {
        if (path == null) {
            return "";
        }
        try {
            return Files.readString(path, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException fault) {
            throw new BadInput(output.text("file.unreadable", path), fault);
        }
    }

    /** A line of the file is a caller's name and its token. */
    private List<String> tokens(@Nullable Path path) {
        if (path == null) {
            return List.of();
        }
        try {
            return Files.readAllLines(path, StandardCharsets.UTF_8).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.substring(line.indexOf(' ') + 1).strip())
                    .map(token -> HexFormat.of().formatHex(Callers.digest(token)))
                    .toList();
        } catch (IOException fault) {
            throw new BadInput(output.text("file.unreadable", path), fault);
        }
    }
}
