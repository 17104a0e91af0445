package tongban.kernel.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeVectorsTest {
    static List<Vectors.Vector> vectors() {
        return Vectors.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsEveryVectorAsItIsMeant(Vectors.Vector vector) {
        Reading<?> reading = Vectors.read(vector.kind(), vector.value());

        assertThat(reading.code().isPresent()).as(vector.what()).isEqualTo(vector.holds());
        if (reading instanceof Reading.Refused<?> refused
                && !vector.rightCheck().equals("-")) {
            assertThat(refused.faults()).extracting(CodeFault::right).contains(vector.rightCheck());
        }
    }

    @Test
    void coversAllKindsOfVector() {
        assertThat(vectors()).hasSize(24);
        assertThat(vectors()).filteredOn(Vectors.Vector::holds).hasSize(16);
    }
}
