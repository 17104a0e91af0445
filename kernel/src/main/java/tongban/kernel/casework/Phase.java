package tongban.kernel.casework;

import java.util.Arrays;
import java.util.Optional;

/** Where a case stands in its procedure. Who holds it, and whether it is offered, is another matter. */
public enum Phase {
    /** 已提交: filed; its form and materials are looked at. */
    SUBMITTED("submitted", "已提交", false),
    /** 待补正: the applicant was told all gaps at once. */
    GAPS_TOLD("gaps-told", "待补正", false),
    /** 已受理: the limit runs. */
    ACCEPTED("accepted", "已受理", false),
    /** 中止计时: accepted, and time passes that does not count. */
    PAUSED("paused", "中止计时", false),
    /** 待决定: an official has proposed a decision. */
    PROPOSED("proposed", "待决定", false),
    /** 准予: decided for the applicant; the outcome is not delivered yet. */
    GRANTED("granted", "准予", false),
    /** 不予: decided against the applicant; the decision is not delivered yet. */
    REFUSED("refused", "不予", false),
    /** 办结: decided and delivered. */
    COMPLETED("completed", "已办结", true),
    /** 不予受理. */
    NOT_ACCEPTED("not-accepted", "不予受理", true),
    /** 已撤回: by the applicant. */
    WITHDRAWN("withdrawn", "已撤回", true);

    private final String word;
    private final String zh;
    private final boolean over;

    Phase(String word, String zh, boolean over) {
        this.word = word;
        this.zh = zh;
        this.over = over;
    }

    /** The word in tables, texts and programs. */
    public String word() {
        return word;
    }

    /** The official Chinese term. */
    public String zh() {
        return zh;
    }

    /** Whether nothing more is expected of an office. */
    public boolean over() {
        return over;
    }

    /** Whether a decision on the matter stands. */
    public boolean decided() {
        return this == GRANTED || this == REFUSED || this == COMPLETED;
    }

    public static Optional<Phase> read(String word) {
        return Arrays.stream(values()).filter(phase -> phase.word.equals(word)).findFirst();
    }
}
