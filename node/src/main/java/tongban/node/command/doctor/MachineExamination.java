package tongban.node.command.doctor;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tongban.node.command.database.ClientPrograms;
import tongban.policy.PolicyFiles;

/** What needs neither a zone nor a database: Java, working calendar, fonts, disk, client programs. */
final class MachineExamination {

    private static final int JAVA_MIN = 21;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Names of Java's own, behind which any font may stand. */
    private static final Set<String> LOGICAL = Set.of("Dialog", "DialogInput", "SansSerif", "Serif", "Monospaced");

    private static final String CHINESE = "区办件证照协议";

    private final Instant now;
    private final Optional<Path> zone;

    /** @param zone the zone file, on whose disk there must be room too */
    MachineExamination(Instant now, Optional<Path> zone) {
        this.now = now;
        this.zone = zone;
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        all.addAll(java(Runtime.version().feature()));
        all.addAll(calendar(now.atZone(CHINA).toLocalDate()));
        all.addAll(fonts());
        all.addAll(disks());
        all.addAll(programs());
        return all;
    }

    private static List<Finding> java(int version) {
        Findings findings = new Findings("java");
        String home = System.getProperty("java.home", "");
        return version < JAVA_MIN
                ? findings.fault("java.old", version, home, JAVA_MIN).all()
                : findings.well("java", Runtime.version(), home).all();
    }

    /** In December the next year's notice has long been published (usually in October or November). */
    static List<Finding> calendar(LocalDate today) {
        Findings findings = new Findings("calendar");
        int year = today.getYear();
        if (isThere(year)) {
            findings.well("calendar", year);
        } else {
            findings.fault("calendar.this-year", year);
        }
        if (today.getMonth() == Month.DECEMBER) {
            if (isThere(year + 1)) {
                findings.well("calendar", year + 1);
            } else {
                findings.warning("calendar.next-year", year + 1);
            }
        }
        return findings.all();
    }

    private static boolean isThere(int year) {
        return PolicyFiles.text("calendar/" + year + ".yaml").isPresent();
    }

    private static List<Finding> fonts() {
        Findings findings = new Findings("fonts");
        try {
            return Arrays.stream(
                            GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
                    .filter(font -> !LOGICAL.contains(font.getFamily(Locale.ROOT)))
                    .filter(font -> font.canDisplayUpTo(CHINESE) < 0)
                    .map(Font::getFamily)
                    .findFirst()
                    .map(family -> findings.well("fonts", family))
                    .orElseGet(() -> findings.warning("fonts.none"))
                    .all();
        } catch (RuntimeException | LinkageError headless) {
            // A Java without the libraries that draw text, or a system without any font.
            return findings.warning("fonts.none").all();
        }
    }

    private List<Finding> disks() {
        Findings findings = new Findings("disk");
        List<Path> places = new ArrayList<>();
        zone.map(file -> file.toAbsolutePath().getParent())
                .filter(Files::isDirectory)
                .ifPresent(places::add);
        places.add(Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
        places.forEach(place -> disk(findings, place));
        return findings.all();
    }

    /** Whether there is room left on the disk of a folder. */
    static void disk(Findings findings, Path place) {
        try {
            FileStore store = Files.getFileStore(place);
            long free = store.getUsableSpace();
            Amount left = new Amount(free);
            if (free < 128 * Amount.MIB) {
                findings.fault("disk.full", place, left);
            } else if (free < 2 * Amount.GIB) {
                findings.warning("disk.low", place, left);
            } else {
                findings.well("disk", place, left);
            }
        } catch (IOException fault) {
            findings.fault("disk.unknown", place, String.valueOf(fault.getMessage()));
        }
    }

    private static List<Finding> programs() {
        Findings findings = new Findings("programs");
        String path = System.getenv().getOrDefault("PATH", "");
        return ClientPrograms.find(Optional.empty(), path, ClientPrograms.SERVER_MIN)
                .map(found -> findings.well("programs", found.version(), found.folder()))
                .orElseGet(() -> findings.warning("programs.none", ClientPrograms.SERVER_MIN))
                .all();
    }
}
