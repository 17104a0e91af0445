package tongban.kernel.seal;

import java.nio.charset.StandardCharsets;

/**
 * What a signature is for. The signed bytes are the purpose's prefix, then the message, so that a signature made for
 * one purpose never holds for another. No prefix is the beginning of another one: each ends with its only line feed.
 */
public enum Purpose {
    CHECKPOINT("checkpoint"),
    KEY_CERTIFICATE("key-certificate"),
    REVOCATION("revocation"),
    DESCRIPTOR("descriptor"),
    COMPACT("compact"),
    COMPACT_SUSPENSION("compact-suspension"),
    LICENCE("licence"),
    LICENCE_STATUS("licence-status"),
    KEY_FILE("key-file");

    private final String prefix;

    Purpose(String name) {
        this.prefix = "tongban/1/" + name + "\n";
    }

    /** For example {@code "tongban/1/checkpoint\n"}. */
    public String prefix() {
        return prefix;
    }

    byte[] prefixBytes() {
        return prefix.getBytes(StandardCharsets.US_ASCII);
    }
}
