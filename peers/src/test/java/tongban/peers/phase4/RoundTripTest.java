package tongban.peers.phase4;

import static org.assertj.core.api.Assertions.assertThat;

import com.helger.phase4.dump.AS4IncomingDumperFileBased;
import com.helger.phase4.dump.AS4OutgoingDumperFileBased;
import com.helger.phase4.model.pmode.IPMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RoundTripTest {
    private static final int BYTES = 2048;

    @Test
    void messagesAreSignedAndEncryptedAndReceiptsAreSigned(@TempDir Path folder) throws Exception {
        KeyPairs keys = KeyPairs.fresh(Instant.parse("2026-11-25T00:00:00Z"));
        CountingProcessor processor = new CountingProcessor(BYTES);
        Path sent = folder.resolve("sent");
        Path received = folder.resolve("received");
        try (Receiver receiver = new Receiver(keys, processor, Optional.empty())) {
            IPMode mode = Agreement.register(receiver.endpoint());
            try (Sender sender = new Sender(keys, mode, receiver.endpoint())) {
                boolean done = sender.roundTrip(
                        Sender.payload(new Random(1), BYTES),
                        new AS4OutgoingDumperFileBased((direction, id, attempt) -> sent.toFile()),
                        new AS4IncomingDumperFileBased((metadata, headers) -> received.toFile()));
                assertThat(done).isTrue();
                assertThat(processor.unfit()).isZero();
                sender.roundTrip(new byte[1]);
            }
        }
        assertThat(processor.received()).isEqualTo(1);
        assertThat(processor.unfit()).as("the payload of another length").isEqualTo(1);
        assertThat(text(sent)).contains("rsa-sha256", "xmlenc11#aes128-gcm", "EncryptedKey", "SignatureValue");
        assertThat(text(received)).contains("Receipt", "NonRepudiationInformation", "SignatureValue");
    }

    private static String text(Path file) throws Exception {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
