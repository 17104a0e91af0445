package tongban.benchmarks;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tongban.kernel.merkle.ConsistencyProof;
import tongban.kernel.merkle.Digest;
import tongban.kernel.merkle.InclusionProof;
import tongban.kernel.merkle.TreeHash;
import tongban.kernel.merkle.TreeNodes;
import tongban.kernel.seal.Suite;

/** Proofs built from tiles and checked, in a log of 100 million entries, at random places. Microseconds each. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the fields before each trial.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProofBenchmarks {

    @Param({"SM2_SM3", "ED25519_SHA256"})
    public Suite suite;

    private final Random random = new Random(3);
    private HundredMillion log;
    private TreeHash hash;
    private Digest root;

    @Setup
    public void prepare() {
        hash = new TreeHash(suite);
        log = new HundredMillion(hash);
        root = new TreeNodes(hash, log).root(HundredMillion.SIZE);
    }

    /** One message's place: built from the log's tiles by a new reader, then checked against the root. */
    @Benchmark
    public boolean inclusion() {
        long index = random.nextLong(HundredMillion.SIZE);
        InclusionProof proof = InclusionProof.of(index, HundredMillion.SIZE, new TreeNodes(hash, log));
        return held(proof.proves(hash, log.leaf(index), root));
    }

    /** The tie between an earlier head and the newest one: built, then checked. */
    @Benchmark
    public boolean consistency() {
        long earlier = 1 + random.nextLong(HundredMillion.SIZE - 1);
        TreeNodes nodes = new TreeNodes(hash, log);
        Digest earlierRoot = nodes.root(earlier);
        ConsistencyProof proof = ConsistencyProof.of(earlier, HundredMillion.SIZE, nodes);
        return held(proof.proves(hash, earlierRoot, root));
    }

    private static boolean held(boolean proven) {
        if (!proven) {
            throw new IllegalStateException("a proof that does not hold was measured");
        }
        return true;
    }
}
