package tongban.node.portal.draft;

import java.util.stream.Collectors;
import tongban.node.casework.MessageThread;
import tools.jackson.databind.JsonNode;

/**
 * What is enclosed with an application (申请所附), as the first message of its thread: so the deciding zone has, in the
 * history that both keep, the signature, each paper by its SHA-256, and which evidence of registers was used.
 */
final class Enclosed {

    private Enclosed() {}

    static String note(HandIn.Signed signed, Draft draft, Filled filled) {
        StringBuilder note = new StringBuilder(signed.statement())
                .append("\n实名等级 ")
                .append(signed.applicant().level().name())
                .append("（")
                .append(signed.applicant().issuer())
                .append("）");
        for (Filled.Needed one : filled.materials()) {
            note.append("\n").append(one.material().name().zh()).append("：").append(said(one));
        }
        draft.content().path("register").properties().forEach(looked -> {
            JsonNode shown = looked.getValue();
            if (shown.path("used").asBoolean(false)) {
                note.append("\n核验凭据 ")
                        .append(shown.path("evidence").asString(""))
                        .append(" SHA-256 ")
                        .append(shown.path("digest").asString(""));
            }
        });
        return note.length() > MessageThread.WORDS_MAX ? note.substring(0, MessageThread.WORDS_MAX) : note.toString();
    }

    private static String said(Filled.Needed one) {
        return switch (one.state()) {
            case UPLOADED ->
                one.papers().stream()
                        .map(paper -> paper.kind() + " " + paper.length() + " 字节 SHA-256 " + paper.sha256())
                        .collect(Collectors.joining("；"));
            case BY_REGISTER -> "申请人同意使用登记库信息";
            case LEFT_OUT -> "免提交，由办理机关核验";
            case MISSING -> "未提交";
        };
    }
}
