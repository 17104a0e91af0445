package tongban.node.command.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tongban.kernel.seal.KeyCertificate;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;

/** The zone's folder: who can read it, whether its keys open, and until when they are certified. */
final class ZoneExamination {

    private static final Duration SOON = Duration.ofDays(60);
    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final ZoneFolder folder;
    private final Instant now;
    private final Locale locale;

    /** @param locale of the sentences with which the folder itself refuses something */
    ZoneExamination(ZoneFolder folder, Instant now, Locale locale) {
        this.folder = folder;
        this.now = now;
        this.locale = locale;
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        all.addAll(readers());
        all.addAll(keys());
        all.addAll(descriptor());
        return all;
    }

    private List<Finding> readers() {
        Findings findings = new Findings("zone");
        ZoneFile file = folder.file();
        List<Path> secret = new ArrayList<>(List.of(file.nodePassword()));
        try (Stream<Path> inside = Files.list(file.keys())) {
            inside.filter(path -> !path.toString().endsWith(".txt") && !path.equals(file.nodePassword()))
                    .sorted()
                    .forEach(secret::add);
        } catch (IOException unreadable) {
            findings.fault("zone.unreadable", file.keys());
        }
        secret.stream().filter(ZoneExamination::othersRead).forEach(path -> findings.fault("zone.others", path));
        if (othersRead(file.path())) {
            findings.warning("zone.others", file.path());
        }
        return findings.all().isEmpty()
                ? findings.well("zone", file.path(), file.zh()).all()
                : findings.all();
    }

    private static boolean othersRead(Path path) {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException unknown) {
            // A file that is not there is said by who needs it; a system without modes has other means.
            return false;
        }
    }

    private List<Finding> keys() {
        Findings findings = new Findings("keys");
        switch (folder.nodeKeys()) {
            case ZoneAnswer.Refused<List<KeyCertificate>> refused ->
                findings.fault("keys.refused", refused.refusal().sentence(locale));
            case ZoneAnswer.Done<List<KeyCertificate>> done -> newest(findings, done.value());
        }
        if (folder.voice() instanceof ZoneAnswer.Refused<ZoneFolder.Voice> refused) {
            findings.fault("keys.refused", refused.refusal().sentence(locale));
        }
        return findings.all();
    }

    private void newest(Findings findings, List<KeyCertificate> all) {
        if (all.isEmpty()) {
            findings.fault("keys.none", folder.file().keys());
            return;
        }
        KeyCertificate newest = all.getLast();
        String id = newest.key().id().hex();
        if (!newest.until().isAfter(now)) {
            findings.fault("keys.over", id, newest.until());
        } else if (newest.from().isAfter(now)) {
            findings.fault("keys.not-yet", id, newest.from());
        } else if (newest.until().isBefore(now.plus(SOON))) {
            findings.warning("keys.soon", id, newest.until());
        } else {
            findings.well("keys", id, newest.until());
        }
    }

    private List<Finding> descriptor() {
        Findings findings = new Findings("descriptor");
        return switch (folder.isStale()) {
            case ZoneAnswer.Refused<Boolean> refused ->
                findings.fault("keys.refused", refused.refusal().sentence(locale))
                        .all();
            case ZoneAnswer.Done<Boolean> done ->
                done.value()
                        ? findings.warning("descriptor.stale").all()
                        : findings.well("descriptor").all();
        };
    }
}
