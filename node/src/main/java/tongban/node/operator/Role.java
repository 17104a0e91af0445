package tongban.node.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an operator may do. An officer may do all that an operator may; an auditor acts on nothing. */
public enum Role {
    /** 查看员: looks at everything but the record of acts. */
    VIEWER,
    /** 操作员: does the daily work. */
    OPERATOR,
    /** 印章管理员: uses the zone seal key together with a second officer, and keeps the accounts. */
    OFFICER,
    /** 审计员: looks at everything, the record of acts too. */
    AUDITOR;

    /** The name for annotations and navigation, as {@code request.isUserInRole} takes it. */
    public static final String NAME_OF_OFFICER = "OFFICER";

    /** The same for the auditor. */
    public static final String NAME_OF_AUDITOR = "AUDITOR";

    /** Whether whoever has this role may do what the other may. */
    public boolean includes(Role other) {
        return switch (this) {
            case VIEWER -> other == VIEWER;
            case OPERATOR -> other == VIEWER || other == OPERATOR;
            case OFFICER -> other != AUDITOR;
            case AUDITOR -> other == VIEWER || other == AUDITOR;
        };
    }

    /** This role and all that it includes. */
    public List<Role> included() {
        return Arrays.stream(values()).filter(this::includes).toList();
    }

    /** The key of its words. */
    public String title() {
        return "operator.role." + name().toLowerCase(Locale.ROOT);
    }
}
