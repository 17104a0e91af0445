package tongban.node.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;
import tongban.kernel.zone.Descriptor;
import tongban.node.MachineClock;
import tongban.node.Node;
import tongban.node.NodeSettings;
import tongban.node.command.Demonstration.Member;
import tongban.node.exchange.Callers;
import tongban.node.zone.Joining;
import tongban.node.zone.NewZone;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;

/**
 * A node for a benchmark: a process of its own that founds a zone, takes its partner's descriptor from a folder that
 * both share, and is ready when their agreement is in force. Everything it runs is what {@code serve} runs.
 */
public final class MeasuredNode {

    /** The token of the benchmark's callers. */
    public static final String TOKEN = "yanshi-measured";

    private static final long LOOK_MS = 50;

    private final Map<String, String> words;
    private final InstantSource clock;

    private MeasuredNode(Map<String, String> words, InstantSource clock) {
        this.words = words;
        this.clock = clock;
    }

    /**
     * Starts it.
     *
     * @param arguments {@code --zone=a --port=P --db=URL --partner=b --folder=DIR}
     */
    public static void main(String... arguments) throws Exception {
        Map<String, String> words = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            words.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        new MeasuredNode(words, MachineClock.source()).run();
    }

    private String word(String name) {
        String value = words.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    private void run() throws IOException, InterruptedException {
        Path shared = Path.of(word("folder"));
        SecureRandom random = new SecureRandom();
        ZoneFolder zone = ZoneFolder.found(
                        shared.resolve("zone-" + word("zone")),
                        newZone(),
                        Demonstration.words(),
                        random,
                        clock.instant())
                .orThrow();
        NodeSettings settings = new NodeSettings(
                zone.file().path(),
                new NodeSettings.Database(word("db"), "", ""),
                "127.0.0.1",
                Integer.parseInt(word("port")),
                Optional.empty(),
                List.of(HexFormat.of().formatHex(Callers.digest(TOKEN))));
        ConfigurableApplicationContext node = Node.start(settings, clock);
        Runtime.getRuntime().addShutdownHook(new Thread(node::close));
        AvailabilityChangeEvent.publish(node, ReadinessState.REFUSING_TRAFFIC);
        ZoneFile file = zone.file();
        Member member = new Member(file.code().value(), file.zh(), file.en(), "", node);
        put(
                shared.resolve(word("zone") + ".descriptor"),
                zone.descriptor().orThrow().encode());
        if (word("zone").compareTo(word("partner")) < 0) {
            // The first is ready at once, since its partner comes after it; it joins and signs when the partner is
            // there.
            AvailabilityChangeEvent.publish(node, ReadinessState.ACCEPTING_TRAFFIC);
            join(node, take(shared.resolve(word("partner") + ".descriptor")));
            Agreement.signed(member);
        } else {
            join(node, take(shared.resolve(word("partner") + ".descriptor")));
            Agreement.drafted(
                    member, ZoneCode.read("yanshi-" + word("partner")).code().orElseThrow(), clock.instant());
            AvailabilityChangeEvent.publish(node, ReadinessState.ACCEPTING_TRAFFIC);
        }
        Thread.currentThread().join();
    }

    private NewZone newZone() throws IOException {
        int door;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            door = free.getLocalPort();
        }
        return new NewZone(
                ZoneCode.read("yanshi-" + word("zone")).code().orElseThrow(),
                "演示区 " + word("zone"),
                "Demonstration zone " + word("zone"),
                Suite.SM2_SM3,
                true,
                new ZoneFile.Console("127.0.0.1", Integer.parseInt(word("port")), Optional.empty()),
                new ZoneFile.Door("127.0.0.1", door, List.of("https://127.0.0.1:" + door)),
                List.of(Demonstration.REGISTRY),
                List.of());
    }

    private static void join(ConfigurableApplicationContext node, byte[] descriptor) {
        Descriptor partner =
                Descriptor.read(SignedNote.decode(descriptor).orThrow()).orThrow();
        node.getBean(Joining.class)
                .accept(descriptor, partner.seal().fingerprint(), "benchmark")
                .orThrow();
    }

    private static void put(Path path, byte[] bytes) throws IOException {
        Path part = path.resolveSibling(path.getFileName() + ".part");
        Files.write(part, bytes);
        Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] take(Path path) throws IOException, InterruptedException {
        while (!Files.exists(path)) {
            Thread.sleep(LOOK_MS);
        }
        return Files.readAllBytes(path);
    }
}
