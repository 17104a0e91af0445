package tongban.kernel.seal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bouncycastle.crypto.signers.SM2Signer;

/**
 * A few SM2 signers that are initialised already. Initialising one hashes Z and, for a private key, multiplies the
 * base point once more, which would nearly double the cost of a signature. More threads than {@value #KEPT} at once
 * make signers of their own, which are then dropped.
 */
final class SignerPool {

    private static final int KEPT = 16;

    private final ArrayBlockingQueue<SM2Signer> idle = new ArrayBlockingQueue<>(KEPT);
    private final Supplier<SM2Signer> fresh;

    SignerPool(Supplier<SM2Signer> fresh) {
        this.fresh = fresh;
    }

    /** A signer that threw is not kept, so that no half-fed hash reaches the next message. */
    <T> T with(Function<SM2Signer, T> work) {
        SM2Signer taken = idle.poll();
        SM2Signer signer = taken == null ? fresh.get() : taken;
        T result = work.apply(signer);
        var unused = idle.offer(signer);
        return result;
    }
}
