package tongban.benchmarks.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class QuestionsTest {

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 2048, 65_536})
    void aQuestionIsJsonOfExactlyTheWantedLength(int bytes) {
        Questions questions = new Questions(new SplittableRandom(3), bytes);
        for (int number = 0; number < 200; number++) {
            byte[] question = question(questions, bytes);
            assertThat(question).hasSize(bytes);
            int lines = 0;
            try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), question)) {
                while (parser.nextToken() != null) {
                    lines += "selfPaidFen".equals(parser.currentName()) ? 1 : 0;
                }
            }
            assertThat(lines).isPositive();
        }
    }

    @Test
    void aHundredQuestionsDoNotShrinkToATenth() throws IOException {
        Questions questions = new Questions(new SplittableRandom(3), 2048);
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(small)) {
            for (int number = 0; number < 100; number++) {
                deflater.write(question(questions, 2048));
            }
        }
        assertThat(small.size()).isGreaterThan(100 * 2048 / 10);
    }

    @Test
    void refusesALengthWithoutRoomForALine() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Questions(new SplittableRandom(3), 511));
    }

    private static byte[] question(Questions questions, int bytes) {
        ByteBuffer into = ByteBuffer.allocate(bytes + 16);
        questions.put("0123456789abcdef-1023-123456789".getBytes(StandardCharsets.US_ASCII), into);
        byte[] question = new byte[into.flip().remaining()];
        into.get(question);
        return question;
    }
}
