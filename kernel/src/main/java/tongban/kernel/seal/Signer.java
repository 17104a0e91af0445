package tongban.kernel.seal;

/** The one port for private keys: a password-protected file now, a PKCS#11 device later. Safe for many threads. */
public interface Signer {

    PublicKey publicKey();

    /**
     * Signs the purpose's prefix, then the message.
     *
     * @return {@value Suite#SIGNATURE_LENGTH} bytes
     * @throws IllegalStateException when the key was destroyed or the device does not answer
     */
    byte[] sign(Purpose purpose, byte[] message);
}
