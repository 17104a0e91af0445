package tongban.simulation;

import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Randomness for keys and SM2 signatures that is decided by a seed, so that a run repeats bit by bit. */
final class SeededRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private transient SplittableRandom source;

    SeededRandom(long seed) {
        super(null, null);
        this.source = new SplittableRandom(seed);
    }

    void restart(long seed) {
        source = new SplittableRandom(seed);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        source.nextBytes(bytes);
    }
}
