package tongban.kernel.casework;

import java.util.Arrays;
import java.util.Optional;

/** What somebody asks of a case's holder from a zone that does not hold it. */
public enum RequestKind {
    /** 撤回申请: to be disposed of before any decision. */
    WITHDRAWAL("withdrawal", "撤回申请", true),
    /** 补正材料: to be disposed of before any decision. */
    SUPPLEMENT("supplement", "补正材料", true),
    /** 投诉: answered by a supervisor; it stops no decision. */
    COMPLAINT("complaint", "投诉", false),
    /** 留言: becomes part of the thread. */
    MESSAGE("message", "留言", false);

    private final String word;
    private final String zh;
    private final boolean beforeDecision;

    RequestKind(String word, String zh, boolean beforeDecision) {
        this.word = word;
        this.zh = zh;
        this.beforeDecision = beforeDecision;
    }

    public String word() {
        return word;
    }

    /** The Chinese term. */
    public String zh() {
        return zh;
    }

    /** Whether no decision may be made while one is open. */
    public boolean beforeDecision() {
        return beforeDecision;
    }

    public static Optional<RequestKind> read(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
