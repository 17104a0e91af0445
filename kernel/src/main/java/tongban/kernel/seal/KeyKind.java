package tongban.kernel.seal;

import java.util.Optional;

/** The three kinds of key of a zone. */
public enum KeyKind {
    /** 区域印章密钥: offline, held by two officers; signs descriptor, compacts, other keys and revocations. */
    ZONE_SEAL("zone-seal"),
    /** 节点密钥: signs checkpoints. */
    NODE("node"),
    /** 签发密钥: signs licences. */
    ISSUING("issuing");

    private final String label;

    KeyKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<KeyKind> ofLabel(String label) {
        for (KeyKind kind : values()) {
            if (kind.label.equals(label)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
