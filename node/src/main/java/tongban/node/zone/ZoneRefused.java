package tongban.node.zone;

import java.util.Locale;

/** A refusal where a program cannot go on, such as at the start of a node; its message is the sentence in English. */
public final class ZoneRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ZoneRefusal refusal;

    public ZoneRefused(ZoneRefusal refusal) {
        super(refusal.sentence(Locale.ENGLISH), null, false, false);
        this.refusal = refusal;
    }

    public ZoneRefusal refusal() {
        return refusal;
    }
}
