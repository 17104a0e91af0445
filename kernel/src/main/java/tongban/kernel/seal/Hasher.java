package tongban.kernel.seal;

/**
 * An incremental hash of one suite; results are 32 bytes. After each {@code finish} it is as new.
 * An instance is for one thread at a time.
 */
public sealed interface Hasher permits Sm3Hasher, Sha256Hasher {

    /** Bytes in a result. */
    int LENGTH = 32;

    Hasher update(byte[] bytes, int offset, int length);

    Hasher update(byte value);

    default Hasher update(byte[] bytes) {
        return update(bytes, 0, bytes.length);
    }

    /** Writes the 32 result bytes at {@code offset} and resets; a place too small is the caller's bug and throws. */
    void finish(byte[] out, int offset);

    /** The 32 result bytes; resets. */
    default byte[] finish() {
        var result = new byte[LENGTH];
        finish(result, 0);
        return result;
    }
}
