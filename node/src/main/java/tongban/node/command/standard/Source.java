package tongban.node.command.standard;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.calendar.LegalClock;
import tongban.node.MachineClock;
import tongban.node.catalogue.Catalogue;
import tongban.node.catalogue.CatalogueFiles;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Words;
import tongban.policy.PolicyReading;
import tongban.policy.limit.TimeLimits;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** Where a command finds standards: those that ship, by the item's name, or a folder. */
final class Source {

    private final TimeLimits limits = TimeLimits.shipped();
    private final Catalogue shipped = CatalogueFiles.shipped(limits);
    private final Output output;

    Source(Output output) {
        this.output = output;
    }

    TimeLimits limits() {
        return limits;
    }

    Catalogue catalogue() {
        return shipped;
    }

    static LocalDate today() {
        return LegalClock.dateOf(MachineClock.source().instant());
    }

    /** The standard in a folder, or what is wrong with it. */
    PolicyReading<Standard> folder(Path folder) {
        if (!Files.isRegularFile(folder.resolve(Standard.COMMON))) {
            throw new BadInput(output.text("no-standard", folder));
        }
        try {
            return CatalogueFiles.read(folder, limits);
        } catch (UncheckedIOException unreadable) {
            throw new BadInput(output.text("unreadable", String.valueOf(unreadable.getMessage())), unreadable);
        }
    }

    /** A folder, or the name of an item that ships. */
    Standard standard(String word) {
        Optional<Standard> known = shipped.inForce(word, today());
        if (known.isPresent()) {
            return known.get();
        }
        return switch (folder(Path.of(word))) {
            case PolicyReading.Read<Standard> read -> read.content();
            case PolicyReading.Refused<Standard> refused ->
                throw new BadInput(refused.fault().toString());
        };
    }

    String in(Words words) {
        return output.locale().getLanguage().equals("zh") ? words.zh() : words.en();
    }

    static Map<String, Object> json(Standard standard) {
        return Map.of(
                "item", standard.item(),
                "version", standard.version(),
                "from", standard.from().toString(),
                "id", standard.id(),
                "name", Map.of("zh", standard.name().zh(), "en", standard.name().en()));
    }
}
