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

/** The simulation bites: each bug that is planted into the real source is found within 300 seeds. */
class PlantedBugsTest {

    private static final int SEEDS = 300;

    static Stream<Plant> plants() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/planted"))) {
            return files.sorted().map(Plant::read).toList().stream();
        }
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

    @Test
    void plantsAllTheBugsThatMustBeFound() throws IOException {
        List<String> names = plants().map(Plant::name).toList();
        assertThat(names)
                .contains(
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
    }
}
