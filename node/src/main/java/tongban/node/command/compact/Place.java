package tongban.node.command.compact;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactState;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Signer;
import tongban.kernel.zone.Descriptor;
import tongban.node.MachineClock;
import tongban.node.command.zone.Answers;
import tongban.node.command.zone.DatabaseOption;
import tongban.node.command.zone.WordsOption;
import tongban.node.compact.CompactDatabase;
import tongban.node.compact.Compacts;
import tongban.node.compact.Deed;
import tongban.node.compact.HeldCompact;
import tongban.node.compact.Seals;
import tongban.node.operator.ActsDatabase;
import tongban.node.zone.AcceptedDescriptor;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneDatabase;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** Where a command works: a zone's file and its database. Mixed into each command. */
final class Place {

    private static final int BEGINNING_MIN = 8;

    @Option(names = "--zone", paramLabel = "FILE", required = true, descriptionKey = "zone")
    private @Nullable Path zone;

    @Mixin
    private DatabaseOption database = new DatabaseOption();

    private final InstantSource clock = MachineClock.source();

    /** Opens both and does something; a database that does not answer is told in one sentence. */
    <T> T work(Output output, Function<Open, T> work) {
        ZoneFolder folder = Answers.done(output, ZoneFolder.open(required(zone), new SecureRandom()));
        Descriptor descriptor = Answers.done(output, folder.described());
        return database.within(output, source -> {
            List<AcceptedDescriptor> partners = new ZoneDatabase(source).partners();
            Seals seals = new SealsOf(descriptor, partners);
            Compacts compacts = new CompactDatabase(source).compacts(seals, clock);
            return work.apply(new Open(output, folder, compacts, new ActsDatabase(source, clock), clock));
        });
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("picocli asks for it");
        }
        return value;
    }

    private record SealsOf(Descriptor own, List<AcceptedDescriptor> partners) implements Seals {

        @Override
        public ZoneCode self() {
            return own.zone();
        }

        @Override
        public Optional<PublicKey> seal(ZoneCode zone) {
            return zone.equals(own.zone())
                    ? Optional.of(own.seal())
                    : partners.stream()
                            .map(AcceptedDescriptor::descriptor)
                            .filter(partner -> partner.zone().equals(zone))
                            .map(Descriptor::seal)
                            .findFirst();
        }
    }

    /** A zone's agreements and its seal, for one command. */
    record Open(Output output, ZoneFolder folder, Compacts compacts, ActsDatabase acts, InstantSource clock) {

        ZoneCode self() {
            return folder.file().code();
        }

        /** The agreement whose id begins so; its digits must name exactly one. */
        HeldCompact find(String beginning) {
            Optional<HeldCompact> exact = CompactId.read(beginning).flatMap(compacts::find);
            if (exact.isPresent()) {
                return exact.get();
            }
            List<HeldCompact> found = compacts.all().stream()
                    .filter(held -> beginning.length() >= BEGINNING_MIN
                            && held.id().hex().startsWith(beginning))
                    .toList();
            if (found.size() != 1) {
                throw new BadInput(output.text("id.unknown", beginning, found.size(), BEGINNING_MIN));
            }
            return found.getFirst();
        }

        /** Does something to an agreement and records it, both or neither; nothing when it is refused. */
        Deed recorded(String act, String reason, Supplier<Deed> work) {
            return acts.within(record -> {
                Deed deed = work.get();
                if (deed instanceof Deed.Done done) {
                    HeldCompact held = compacts.find(done.compact()).orElseThrow();
                    boolean withdrawn = held.state(clock.instant()) instanceof CompactState.Withdrawn;
                    record.recordFor(
                            ActsDatabase.user(),
                            "compact.act." + (withdrawn ? "withdraw" : act),
                            held.compact().zh() + " " + held.id().brief(),
                            reason.isEmpty() ? Map.of() : Map.of("compact.reason", reason));
                }
                return deed;
            });
        }

        /** Signs something with the zone seal key, which two officers open. */
        Deed sealed(WordsOption words, Function<Signer, Deed> act) {
            OfficersWords typed = words.read(output);
            try {
                return Answers.done(output, folder.sealing(typed, act));
            } finally {
                typed.wipe();
            }
        }
    }
}
