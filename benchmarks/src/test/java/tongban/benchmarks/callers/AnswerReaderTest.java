package tongban.benchmarks.callers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private final AnswerReader reader = new AnswerReader();

    @Test
    void anAnswerByteByByteIsWholeAtItsLastByte() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello";
        for (int at = 0; at < answer.length(); at++) {
            assertThat(take(answer.substring(at, at + 1))).isEqualTo(at == answer.length() - 1);
        }
        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.bodyContains(bytes("ello"))).isTrue();
        assertThat(reader.bodyContains(bytes("200"))).as("only in the head").isFalse();
    }

    @Test
    void findsWhatTwoChunksShare() throws Exception {
        assertThat(take("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n"))
                .isFalse();
        assertThat(take("0\r\n\r\n")).isTrue();
        assertThat(reader.bodyContains(bytes("abcde"))).isTrue();
    }

    @Test
    void tellsWhenTheServerWillClose() throws Exception {
        assertThat(take("HTTP/1.1 503 Busy\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"))
                .isTrue();
        assertThat(reader.closing()).isTrue();
        reader.reset();
        assertThat(take("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")).isTrue();
        assertThat(reader.closing()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ICY 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
            })
    void refusesWhatItDoesNotUnderstand(String answer) {
        assertThatThrownBy(() -> take(answer)).isInstanceOf(AnswerReader.Malformed.class);
    }

    private boolean take(String text) throws AnswerReader.Malformed {
        return reader.take(ByteBuffer.wrap(bytes(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
