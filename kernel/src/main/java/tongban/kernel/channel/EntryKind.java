package tongban.kernel.channel;

import java.util.Optional;

/** What an entry is to the protocol; its topic says what it is to the modules. The code is its byte on the wire. */
public enum EntryKind {
    /** Tells something (告知); is answered only when it is refused or set aside. */
    MESSAGE(0),
    /** Asks (询问); carries a not-after and is always answered. */
    QUESTION(1),
    /** The answer to a question (答复), or the first answer once more to its repeat. */
    ANSWER(2),
    /** A signed refusal (拒绝) of a message, question or answer, with reason and provision. */
    REFUSAL(3),
    /** The signed notice that an entry was set aside (搁置): it is stored, but its effect waits for a person. */
    SET_ASIDE(4),
    /** Erases the bodies of earlier entries of this log (删除), with ground and article; their proofs still hold. */
    ERASURE(5),
    /** Names the node key that signs from here on (换钥). */
    KEY_CHANGE(6);

    private final int code;

    EntryKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<EntryKind> ofCode(int code) {
        return code < values().length ? Optional.of(values()[code]) : Optional.empty();
    }

    /** Whether an entry of this kind answers another one and must name it. */
    public boolean isReply() {
        return this == ANSWER || this == REFUSAL || this == SET_ASIDE;
    }

    /** Whether the channel itself acts on an entry of this kind, rather than a module's handler. */
    public boolean isControl() {
        return this == ERASURE || this == KEY_CHANGE;
    }
}
