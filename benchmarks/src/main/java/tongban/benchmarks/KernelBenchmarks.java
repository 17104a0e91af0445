package tongban.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tongban.kernel.channel.Batch;
import tongban.kernel.exchange.Examination;
import tongban.kernel.exchange.Examiner;
import tongban.kernel.exchange.Incoming;
import tongban.kernel.exchange.Outgoing;
import tongban.kernel.seal.Suite;

/** The channel's two ends alone, and the raw hash over the same bytes. Microseconds an operation. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields before each trial.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KernelBenchmarks {

    @Param({"1", "16", "256"})
    public int entries;

    @Param({"SM2_SM3", "ED25519_SHA256"})
    public Suite suite;

    private ChannelLoad load;
    private Outgoing log;
    private Incoming held;
    private byte[] wire;

    @Setup
    public void prepare() {
        load = new ChannelLoad(suite, entries);
        log = load.log();
        held = load.held();
        wire = load.send(log);
    }

    /** Drafts to wire: body digests, headers, leaves, root, one signature, encoding. */
    @Benchmark
    public byte[] sender() {
        return load.send(log);
    }

    /** Wire to accepted entries: decoding, one verification, leaves, root, places, body digests. */
    @Benchmark
    public List<Examination.Fresh> receiver() {
        Batch batch = Batch.decode(wire).orThrow();
        Examination examination = new Examiner(held, new EmptyLog(held)).examine(batch, load.now());
        if (examination instanceof Examination.Accepted accepted
                && accepted.fresh().size() == entries) {
            return accepted.fresh();
        }
        throw new IllegalStateException("not accepted: " + examination);
    }

    /** The physical limit: the suite's hash once over the same bytes. */
    @Benchmark
    public byte[] rawHash() {
        return suite.hash(wire);
    }
}
