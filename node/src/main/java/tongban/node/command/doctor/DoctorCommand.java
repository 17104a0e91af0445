package tongban.node.command.doctor;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tongban.node.command.database.DatabasePlace;
import tongban.node.command.doctor.Finding.Level;
import tongban.node.exchange.ExchangeDatabase;
import tongban.node.register.RegisterDatabase;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneDatabase;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Examines this machine, and a zone with its database and partners, and changes nothing. */
@Command(name = "doctor", resourceBundle = "tongban.node.command.doctor.messages")
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Option(names = "--zone", paramLabel = "FILE", descriptionKey = "zone")
    private @Nullable Path zone;

    @Mixin
    private DatabasePlace database = new DatabasePlace();

    private final InstantSource clock;

    DoctorCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        List<Finding> all =
                new ArrayList<>(new MachineExamination(clock.instant(), Optional.ofNullable(zone)).findings());
        Optional<ZoneFolder> folder = zone == null ? Optional.empty() : folder(zone, all);
        folder.ifPresent(open -> all.addAll(new ZoneExamination(open, clock.instant(), output.locale()).findings()));
        if (database.isGiven()) {
            database(folder, all);
        }
        all.forEach(this::print);
        long faults = count(all, Level.FAULT);
        long warnings = count(all, Level.WARNING);
        output.say("sum", faults, warnings);
        if (zone == null || !database.isGiven()) {
            output.say("more");
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("faults", faults);
        json.put("warnings", warnings);
        json.put("findings", all.stream().map(this::json).toList());
        return output.finish(faults == 0 ? Verdict.WELL : Verdict.FAILED, json);
    }

    private Optional<ZoneFolder> folder(Path file, List<Finding> all) {
        return switch (ZoneFolder.open(file, new SecureRandom())) {
            case ZoneAnswer.Done<ZoneFolder> done -> Optional.of(done.value());
            case ZoneAnswer.Refused<ZoneFolder> refused -> {
                all.addAll(new Findings("zone")
                        .fault("zone.refused", refused.refusal().sentence(output.locale()))
                        .all());
                yield Optional.empty();
            }
        };
    }

    private void database(Optional<ZoneFolder> folder, List<Finding> all) {
        PGSimpleDataSource source = database.source(output);
        DatabaseExamination examination = new DatabaseExamination(source, clock);
        // What stands behind the question mark may be a password.
        List<Finding> away = examination.reachable(database.url().replaceFirst("\\?.*", ""));
        all.addAll(away);
        if (!away.isEmpty()) {
            return;
        }
        all.addAll(examination.findings());
        folder.ifPresent(open -> all.addAll(sealing(open, source)));
        ExchangeDatabase channels = new ExchangeDatabase(source);
        // Keys that do not open have been found with the zone, and tables that are not there with the migrations.
        if (folder.isPresent()
                && channels.isThere()
                && folder.get().voice() instanceof ZoneAnswer.Done<ZoneFolder.Voice> voice) {
            all.addAll(partners(new PartnerExamination(voice.value(), channels, clock), new ZoneDatabase(source)));
        }
    }

    /** Whether what is sealed in the database can be opened with the key file beside the zone's keys. */
    private static List<Finding> sealing(ZoneFolder folder, PGSimpleDataSource source) {
        Findings findings = new Findings("register-key");
        Path keys = folder.file().keys();
        Path file = keys.resolve("register.key");
        try {
            if (!RegisterDatabase.isThere(source)) {
                return List.of();
            }
            switch (RegisterDatabase.keyState(source, keys)) {
                case NOT_YET -> findings.warning("register-key.not-yet", file);
                case FITS -> findings.well("register-key", file);
                case MISSING -> findings.fault("register-key.missing", file);
                case UNREADABLE -> findings.fault("register-key.unreadable", file);
                case ANOTHER -> findings.fault("register-key.another", file);
            }
        } catch (DataAccessException fault) {
            findings.fault("database.fault", String.valueOf(fault.getMessage()));
        }
        return findings.all();
    }

    private static List<Finding> partners(PartnerExamination examination, ZoneDatabase base) {
        try {
            return examination.findings(base.partners());
        } catch (DataAccessException fault) {
            return new Findings("partner")
                    .fault("database.fault", String.valueOf(fault.getMessage()))
                    .all();
        }
    }

    private static long count(List<Finding> all, Level level) {
        return all.stream().filter(one -> one.level() == level).count();
    }

    private void print(Finding one) {
        output.print(String.format(Locale.ROOT, "%-7s  ", output.text("level." + word(one))) + sentence("found.", one));
        if (one.level() != Level.WELL) {
            output.print("         " + sentence("cure.", one));
        }
    }

    private static String word(Finding one) {
        return one.level().name().toLowerCase(Locale.ROOT);
    }

    private String sentence(String kind, Finding one) {
        return output.text(kind + one.key(), one.details().toArray());
    }

    private Map<String, Object> json(Finding one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("check", one.check());
        json.put("level", word(one));
        json.put("key", one.key());
        json.put("found", sentence("found.", one));
        if (one.level() != Level.WELL) {
            json.put("cure", sentence("cure.", one));
        }
        return json;
    }
}
