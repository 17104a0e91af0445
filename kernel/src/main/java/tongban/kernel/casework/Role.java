package tongban.kernel.casework;

import java.util.Arrays;
import java.util.Optional;

/** In which capacity somebody acts on a case. */
public enum Role {
    /** 申请人: the applicant, or who acts for the applicant. */
    APPLICANT("applicant", "申请人"),
    /** 收件人员: the clerk at the counter. */
    COUNTER("counter", "收件人员"),
    /** 受理人员: who accepts for the authority. */
    ACCEPTOR("acceptor", "受理人员"),
    /** 审查人员: who examines and proposes. */
    REVIEWER("reviewer", "审查人员"),
    /** 决定人员: who decides for the authority. */
    DECIDER("decider", "决定人员"),
    /** 督办人员: who supervises offices and answers complaints. */
    SUPERVISOR("supervisor", "督办人员"),
    /** 系统: a rule that needs nobody's discretion. */
    SYSTEM("system", "系统");

    private final String word;
    private final String zh;

    Role(String word, String zh) {
        this.word = word;
        this.zh = zh;
    }

    public String word() {
        return word;
    }

    /** The Chinese term. */
    public String zh() {
        return zh;
    }

    public static Optional<Role> read(String word) {
        return Arrays.stream(values()).filter(role -> role.word.equals(word)).findFirst();
    }
}
