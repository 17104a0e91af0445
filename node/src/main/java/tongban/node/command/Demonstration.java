package tongban.node.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.springframework.context.ConfigurableApplicationContext;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;
import tongban.kernel.zone.Authority;
import tongban.node.Node;
import tongban.node.NodeSettings;
import tongban.node.identity.Citizens;
import tongban.node.identity.DemonstrationCitizen;
import tongban.node.identity.Level;
import tongban.node.operator.DemonstrationOperator;
import tongban.node.operator.Operators;
import tongban.node.operator.Role;
import tongban.node.register.DemonstrationRegisters;
import tongban.node.zone.Descriptors;
import tongban.node.zone.Joining;
import tongban.node.zone.NewZone;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.Partners;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;

/**
 * Two zones that talk: 成都高新区 and 重庆高新区 as whole nodes with keys, ports and databases of their own. Only the
 * operating system's process and the database server are shared.
 */
public final class Demonstration implements AutoCloseable {

    /** The file by which a folder is known to be a demonstration's. */
    public static final String MARK = "demonstration";

    /** What two officers type to use the seal of a demonstration's zone; printed for everyone. */
    private static final String FIRST_WORD = "yanshi-first";

    private static final String SECOND_WORD = "yanshi-second";

    /** A thread for each part of the start. */
    private static final Executor BESIDE = task -> Thread.ofPlatform().start(task);

    /** The port of a zone's door is so much higher than that of its pages. */
    private static final int DOORS = 10;

    private static final List<Part> ZONES = List.of(
            new Part("cdgxq", "成都高新区", "Chengdu High-tech Zone"),
            new Part("cqgxq", "重庆高新区", "Chongqing High-tech Zone"));

    /** Who can sign in. */
    public static final List<DemonstrationOperator> OPERATORS = List.of(
            new DemonstrationOperator("operator", "演示操作员", Role.OPERATOR, "yanshi-operator"),
            new DemonstrationOperator("officer", "演示印章管理员", Role.OFFICER, "yanshi-officer"),
            new DemonstrationOperator("auditor", "演示审计员", Role.AUDITOR, "yanshi-auditor"));

    /** Fictitious citizens by zone, who sign in at the portal of their own zone, or of the other one by recognition. */
    private static final Map<String, List<DemonstrationCitizen>> CITIZENS = Map.of(
            "cdgxq",
            List.of(
                    new DemonstrationCitizen("510100189901010116", "张演示", "yanshi-citizen", Level.L3),
                    new DemonstrationCitizen("51010018990303025X", "李演示", "yanshi-citizen", Level.L2)),
            "cqgxq",
            List.of(
                    new DemonstrationCitizen("500100189902020189", "王演示", "yanshi-citizen", Level.L5),
                    new DemonstrationCitizen("500100189904040327", "赵演示", "yanshi-citizen", Level.L2)));

    /** A zone of the demonstration and its running node. */
    public record Member(String code, String zh, String en, String console, ConfigurableApplicationContext node) {}

    private final EmbeddedDatabase database;
    private final List<Member> members;

    private Demonstration(EmbeddedDatabase database, List<Member> members) {
        this.database = database;
        this.members = members;
    }

    /** Both officers' words of a demonstration's seal. */
    public static OfficersWords words() {
        return new OfficersWords(FIRST_WORD.toCharArray(), SECOND_WORD.toCharArray());
    }

    /** Starts it in a folder; what is there already goes on. */
    public static Demonstration start(Path folder, int port, Instant now) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(MARK), "A demonstration of Tongban 通办. It may be deleted.\n");
        // Keys are made while the database server starts, and the nodes start beside each other.
        CompletableFuture<EmbeddedDatabase> server =
                CompletableFuture.supplyAsync(() -> server(folder.resolve("database")), BESIDE);
        List<CompletableFuture<Member>> starting = new ArrayList<>();
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < ZONES.size(); i++) {
            Part zone = ZONES.get(i);
            int own = port + i;
            starting.add(CompletableFuture.supplyAsync(() -> zone.file(folder, own, random, now), BESIDE)
                    .thenCombineAsync(server, Demonstration::member, BESIDE));
        }
        try {
            List<Member> members =
                    starting.stream().map(CompletableFuture::join).toList();
            acquaint(members);
            Agreement.between(members, now);
            DemonstrationCases.file(members);
            return new Demonstration(server.join(), members);
        } catch (RuntimeException fault) {
            starting.forEach(one -> ended(one).ifPresent(member -> member.node().close()));
            ended(server).ifPresent(Demonstration::stop);
            throw fault;
        }
    }

    /** What came of a part that was begun, when it has ended; nothing when it failed. */
    private static <T> Optional<T> ended(CompletableFuture<T> begun) {
        return begun.handle((done, fault) -> Optional.ofNullable(done)).join();
    }

    private static EmbeddedDatabase server(Path folder) {
        try {
            return EmbeddedDatabase.in(folder);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** Who decides on registrations in both zones: an authority that there is not. */
    static final Authority REGISTRY = new Authority(
            "registration",
            Authority.Role.HOLDER,
            CreditCode.read("11100000YANX90013Y").code(),
            "演示登记机关");

    /** A zone that takes part. */
    private record Part(String code, String zh, String en) {

        /** Its zone file; the zone is founded when it is not there yet. */
        Path file(Path parent, int port, SecureRandom random, Instant now) {
            Path folder = parent.resolve(code);
            Path file = folder.resolve("zone.yaml");
            if (Files.exists(file)) {
                return file;
            }
            int door = port + DOORS;
            NewZone zone = new NewZone(
                    ZoneCode.read(code).code().orElseThrow(),
                    zh,
                    en,
                    Suite.SM2_SM3,
                    true,
                    new ZoneFile.Console("127.0.0.1", port, Optional.empty()),
                    new ZoneFile.Door("127.0.0.1", door, List.of("https://127.0.0.1:" + door)),
                    List.of(REGISTRY),
                    List.of());
            return ZoneFolder.found(folder, zone, words(), random, now)
                    .orThrow()
                    .file()
                    .path();
        }
    }

    private static Member member(Path zone, EmbeddedDatabase server) {
        ZoneFile file = ZoneFile.read(zone).orThrow();
        NodeSettings settings = new NodeSettings(
                file.path(),
                database(file, server),
                file.console().bind(),
                file.console().port(),
                Optional.of(file.path().resolveSibling("node.log")),
                List.of());
        ConfigurableApplicationContext node = Node.start(settings);
        node.getBean(Operators.class).demonstrate(OPERATORS);
        node.getBean(DemonstrationRegisters.class).fill();
        node.getBean(Citizens.class).demonstrate(citizens(file.code().value()));
        String console = "http://127.0.0.1:" + node.getEnvironment().getProperty("local.server.port");
        return new Member(file.code().value(), file.zh(), file.en(), console, node);
    }

    /** A zone's own citizens: one whom its register knows, one who only said who they are. */
    static List<DemonstrationCitizen> citizens(String zone) {
        return CITIZENS.getOrDefault(zone, List.of());
    }

    private static NodeSettings.Database database(ZoneFile file, EmbeddedDatabase server) {
        try {
            return server.database("zone_" + file.code().value().replace('-', '_'));
        } catch (SQLException fault) {
            throw new IllegalStateException(fault.getMessage(), fault);
        }
    }

    /** Each reads the other's descriptor, with the fingerprint that its officers would read out. */
    private static void acquaint(List<Member> members) {
        for (Member one : members) {
            for (Member other : members) {
                ConfigurableApplicationContext theirs = other.node();
                boolean known = one.node()
                        .getBean(Partners.class)
                        .find(theirs.getBean(ThisZone.class).code())
                        .isPresent();
                if (one != other && !known) {
                    one.node()
                            .getBean(Joining.class)
                            .accept(
                                    theirs.getBean(Descriptors.class).ownNote().encode(),
                                    theirs.getBean(ThisZone.class).seal().fingerprint(),
                                    "demonstration")
                            .orThrow();
                }
            }
        }
    }

    /** The zones. */
    public List<Member> members() {
        return List.copyOf(members);
    }

    @Override
    public void close() {
        members.forEach(member -> member.node().close());
        stop(database);
    }

    private static void stop(EmbeddedDatabase server) {
        try {
            server.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
