package tongban.node.story;

import java.io.IOException;

/** Steps of stories in which cases cross: what a counter and an office say to their node. */
final class Cases {

    static final String PATH = "/api/casework/v1/cases";

    /** Fictitious people and companies, with codes that hold. */
    private static final String FORM = """
            {"name":"演示科技有限公司重庆分公司",
             "parent":{"creditCode":"91100000YANX000144","name":"演示科技有限公司"},
             "premises":{"division":"500107104","address":"演示路一号"},
             "head":{"name":"张演示","residentId":"510107189901010006","mobile":"13000000000"},
             "scope":["演示软件开发"],"scopeNeedsApproval":false,"accounting":"dependent",
             "contact":{"name":"李演示","mobile":"13000000001"},
             "materials":["application","premises","appointment"]}
            """;

    private Cases() {}

    /** An application that lacks nothing, at the counter of one zone for the authority of another. */
    static String filing(PlayedZone a, PlayedZone b) {
        return filing(a, b, FORM);
    }

    static String filing(PlayedZone a, PlayedZone b, String form) {
        return "{\"item\":\"registration/branch-company\",\"deciding\":\"" + b.code()
                + "\",\"subject\":\"演示科技有限公司\",\"role\":\"counter\",\"by\":\"" + a.code() + "-li\",\"form\":"
                + form + "}";
    }

    /** Somebody, named by role and pseudonym, does something. */
    static Reply act(PlayedZone zone, String path, String act, String who, String facts)
            throws IOException, InterruptedException {
        String[] words = who.split(" ");
        String body = "{\"role\":\"" + words[0] + "\",\"by\":\"" + words[1] + "\",\"facts\":{" + facts + "}}";
        return zone.door().post(path + "/acts/" + act, body, act + "-" + words[1]);
    }
}
