package tongban.kernel.seal;

/** The parsed form of a public key. Safe for many threads; answers false for whatever is not a valid signature. */
sealed interface Verification permits Sm2Verification, Ed25519Verification {

    /** Whether {@code signature} is one over prefix ‖ message. */
    boolean verifies(byte[] prefix, byte[] message, byte[] signature);
}
