package tongban.peers.phase4;

import com.helger.phase4.model.pmode.IPMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import tongban.peers.Orders;

/**
 * Sends signed and encrypted messages of phase4 to itself over loopback HTTP, as a benchmark tells it on standard
 * input: {@code start CALLERS}, {@code window MILLISECONDS}, {@code stop}. It ends when its input ends.
 */
public final class Phase4Peer {
    /** Held here, since a logger that nobody holds forgets its level. */
    private static final Logger XML_SIGNATURES = Logger.getLogger("org.apache.jcp.xml.dsig");

    private Phase4Peer() {}

    /**
     * Runs the peer.
     *
     * @param arguments bytes of a payload, then optionally the folder for the register of message ids
     */
    public static void main(String[] arguments) throws Exception {
        // Otherwise it warns of every empty SOAP body, which is as AS4 has it, and that costs the peer time.
        XML_SIGNATURES.setLevel(Level.SEVERE);
        int payloadBytes = Integer.parseInt(arguments[0]);
        Optional<Path> folder = arguments.length > 1 ? Optional.of(Path.of(arguments[1])) : Optional.empty();
        KeyPairs keys = KeyPairs.fresh(Instant.now());
        CountingProcessor processor = new CountingProcessor(payloadBytes);
        try (Receiver receiver = new Receiver(keys, processor, folder)) {
            IPMode mode = Agreement.register(receiver.endpoint());
            try (Sender sender = new Sender(keys, mode, receiver.endpoint())) {
                Orders.obey(count -> new Callers(sender, processor, count, payloadBytes));
            }
        }
        // Libraries leave threads behind that would keep the process.
        System.exit(processor.unfit() == 0 ? 0 : 1);
    }
}
