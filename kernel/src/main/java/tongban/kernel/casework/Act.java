package tongban.kernel.casework;

import static tongban.kernel.casework.FactName.AUTHORITY;
import static tongban.kernel.casework.FactName.BASIS;
import static tongban.kernel.casework.FactName.DAYS;
import static tongban.kernel.casework.FactName.DECIDING;
import static tongban.kernel.casework.FactName.EXTENSION;
import static tongban.kernel.casework.FactName.EYES;
import static tongban.kernel.casework.FactName.GROUND;
import static tongban.kernel.casework.FactName.ITEM;
import static tongban.kernel.casework.FactName.KIND;
import static tongban.kernel.casework.FactName.LIMIT;
import static tongban.kernel.casework.FactName.MADE;
import static tongban.kernel.casework.FactName.MODE;
import static tongban.kernel.casework.FactName.OUTCOME;
import static tongban.kernel.casework.FactName.RECEIVING;
import static tongban.kernel.casework.FactName.REQUEST;
import static tongban.kernel.casework.FactName.SINCE;
import static tongban.kernel.casework.FactName.STANDARD;
import static tongban.kernel.casework.FactName.TO;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is done to a case, as a command, and the event that stands in its history afterwards. */
public enum Act {
    SUBMIT("submit", "submitted", "提交", List.of(ITEM, STANDARD, RECEIVING, DECIDING, MODE), List.of()),
    RECEIVE("receive", "received", "收件", List.of(), List.of()),
    OFFER("offer", "offered", "移交", List.of(TO), List.of()),
    TAKE("take", "taken", "接收", List.of(), List.of()),
    RECALL("recall", "recalled", "撤回移交", List.of(), List.of()),
    END_OFFER("end-offer", "declined", "移交被退回", List.of(GROUND), List.of()),
    MARK_DIFFERENCE("mark-difference", "difference-marked", "标记标准不一致", List.of(STANDARD), List.of()),
    TELL_GAPS("tell-gaps", "gaps-told", "一次性告知补正", List.of(BASIS), List.of()),
    SUPPLEMENT("supplement", "supplemented", "补正", List.of(), List.of(REQUEST)),
    ACCEPT("accept", "accepted", "受理", List.of(STANDARD, AUTHORITY, EYES, LIMIT, BASIS), List.of(EXTENSION)),
    DEEM_ACCEPTED(
            "deem-accepted",
            "deemed-accepted",
            "视为受理",
            List.of(STANDARD, AUTHORITY, EYES, LIMIT, BASIS, SINCE),
            List.of(EXTENSION)),
    REFUSE_ACCEPTANCE("refuse-acceptance", "acceptance-refused", "不予受理", List.of(AUTHORITY, BASIS), List.of()),
    PAUSE("pause", "paused", "中止计时", List.of(GROUND, BASIS), List.of()),
    RESUME("resume", "resumed", "恢复计时", List.of(GROUND, BASIS), List.of()),
    EXTEND("extend", "extended", "延长期限", List.of(DAYS, GROUND, BASIS), List.of()),
    PROPOSE("propose", "proposed", "拟办", List.of(OUTCOME), List.of()),
    RETURN("return", "returned", "退回审查", List.of(), List.of()),
    GRANT("grant", "granted", "准予", List.of(AUTHORITY, BASIS), List.of()),
    REFUSE("refuse", "refused", "不予", List.of(AUTHORITY, BASIS), List.of()),
    CONFIRM_DECISION("confirm-decision", "decision-confirmed", "维持决定", List.of(REQUEST, BASIS), List.of()),
    REVOKE_DECISION("revoke-decision", "decision-revoked", "撤销决定", List.of(GROUND, BASIS), List.of(REQUEST)),
    COMPLETE("complete", "completed", "办结", List.of(), List.of()),
    WITHDRAW("withdraw", "withdrawn", "撤回申请", List.of(), List.of(REQUEST)),
    NOTE_REQUEST("note-request", "request-noted", "收到请求", List.of(REQUEST, KIND, MADE), List.of()),
    DENY_REQUEST("deny-request", "request-denied", "不同意请求", List.of(REQUEST, BASIS), List.of()),
    ANSWER_COMPLAINT("answer-complaint", "complaint-answered", "答复投诉", List.of(REQUEST), List.of()),
    WRITE("write", "written", "留言", List.of(), List.of()),
    REOPEN("reopen", "reopened", "重新办理", List.of(GROUND, BASIS), List.of());

    private final String command;
    private final String event;
    private final String zh;
    private final List<FactName> required;
    private final List<FactName> optional;

    Act(String command, String event, String zh, List<FactName> required, List<FactName> optional) {
        this.command = command;
        this.event = event;
        this.zh = zh;
        this.required = required;
        this.optional = optional;
    }

    /** The imperative: {@code accept}. */
    public String command() {
        return command;
    }

    /** What happened: {@code accepted}; the word in a history. */
    public String event() {
        return event;
    }

    /** The official Chinese term. */
    public String zh() {
        return zh;
    }

    /** The facts that its event must have, in the order of {@link FactName}. */
    public List<FactName> required() {
        return required.stream().sorted().toList();
    }

    /** The facts that its event may have. */
    public List<FactName> optional() {
        return optional;
    }

    boolean knows(FactName fact) {
        return required.contains(fact) || optional.contains(fact);
    }

    public static Optional<Act> ofEvent(String word) {
        return Arrays.stream(values()).filter(act -> act.event.equals(word)).findFirst();
    }

    public static Optional<Act> ofCommand(String word) {
        return Arrays.stream(values()).filter(act -> act.command.equals(word)).findFirst();
    }
}
