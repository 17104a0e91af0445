package tongban.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.Suite;

/** One signature and one verification over a text of a checkpoint's length. Microseconds each. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields before each trial.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SignatureBenchmarks {

    @Param({"SM2_SM3", "ED25519_SHA256"})
    public Suite suite;

    private PrivateKey key;
    private byte[] text;
    private byte[] signature;

    @Setup
    public void prepare() {
        key = PrivateKey.generate(suite, new SecureRandom());
        text = "tongban/1/cdgxq/cqgxq/1/sm2-sm3 and about as many bytes more as a checkpoint has, signed once a batch"
                .repeat(2)
                .getBytes(StandardCharsets.US_ASCII);
        signature = key.sign(Purpose.CHECKPOINT, text);
    }

    @Benchmark
    public byte[] rawSign() {
        return key.sign(Purpose.CHECKPOINT, text);
    }

    @Benchmark
    public boolean rawVerify() {
        return key.publicKey().verifies(Purpose.CHECKPOINT, text, signature);
    }
}
