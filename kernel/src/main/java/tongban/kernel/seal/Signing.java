package tongban.kernel.seal;

/** The parsed form of a private key. Safe for many threads. */
sealed interface Signing permits Sm2Signing, Ed25519Signing {

    /** Signs prefix ‖ message. */
    byte[] sign(byte[] prefix, byte[] message);

    /** The 32 secret bytes: SM2's d, big-endian; Ed25519's seed. The caller wipes them. */
    byte[] secret();
}
