package tongban.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The simulation bites: each bug that is planted into the real source is found within 300 seeds. Every run plants those
 * that the design names; {@code -Dtongban.plants=all}, as the long run has it, plants all.
 */
class PlantedBugsTest {

    private static final int SEEDS = 300;

    private static final List<String> NAMED = List.of(
            "watermark-by-id",
            "sign-before-commit",
            "no-fence-between-replicas",
            "acknowledge-before-commit",
            "parking-ignored",
            "prefix-not-compared",
            "key-change-off-by-one",
            "acknowledgement-of-an-acknowledgement",
            "no-silent-start",
            "not-after-ignored");

    private static List<Plant> all() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/planted"))) {
            return files.sorted().map(Plant::read).toList();
        }
    }

    static Stream<Plant> plants() throws IOException {
        boolean all = System.getProperty("tongban.plants", "named").equals("all");
        return all().stream().filter(plant -> all || NAMED.contains(plant.name()));
    }

    @ParameterizedTest
    @MethodSource("plants")
    void findsThePlantedBug(Plant plant) throws ReflectiveOperationException {
        PatchedClasses classes = PatchedClasses.of(plant.sources());
        Object found = classes.loadClass(Campaign.class.getName())
                .getMethod("firstFailure", long.class, int.class)
                .invoke(null, plant.firstSeed(), SEEDS);
        System.out.println("planted " + plant + ": " + found);
        assertThat((String) found)
                .as("a planted bug that no seed finds: %s", plant)
                .isNotEmpty();
    }

    /** Also those that only the long run plants must have their place in the source. */
    @Test
    void eachPlantStillFitsTheSource() throws IOException {
        assertThat(all()).allSatisfy(plant -> assertThat(plant.sources()).isNotEmpty());
        assertThat(all()).extracting(Plant::name).containsAll(NAMED);
    }
}
