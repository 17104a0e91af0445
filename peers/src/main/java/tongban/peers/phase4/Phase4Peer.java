package tongban.peers.phase4;

import com.helger.phase4.model.pmode.IPMode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

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
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        KeyPairs keys = KeyPairs.fresh(Instant.now());
        CountingProcessor processor = new CountingProcessor(payloadBytes);
        try (Receiver receiver = new Receiver(keys, processor, folder)) {
            IPMode mode = Agreement.register(receiver.endpoint());
            try (Sender sender = new Sender(keys, mode, receiver.endpoint())) {
                out.println("ready");
                obey(count -> new Callers(sender, processor, count, payloadBytes), out);
            }
        }
        // Libraries leave threads behind that would keep the process.
        System.exit(processor.unfit() == 0 ? 0 : 1);
    }

    private static void obey(IntFunction<Callers> start, PrintStream out) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        @Nullable Callers callers = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (callers != null && !words[0].equals("window")) {
                callers.close();
                callers = null;
            }
            switch (words[0]) {
                case "start" -> {
                    callers = start.apply(Integer.parseInt(words[1]));
                    out.println("started");
                }
                case "window" -> out.println(callers == null ? "idle" : callers.window(Long.parseLong(words[1])));
                default -> out.println("stopped");
            }
        }
        if (callers != null) {
            callers.close();
        }
    }
}
