package tongban.benchmarks.casework;

import java.util.SplittableRandom;
import tongban.kernel.code.ZoneCode;

/**
 * Applications for a branch company, no two alike in name, with the form and the codes of the story {@code
 * branch-case}. Persons and companies are fictitious (演示).
 */
final class Application {

    /** The item. */
    static final String ITEM = "registration/branch-company";

    private static final String FORM = """
            {"name":"%1$s分公司","parent":{"creditCode":"91100000YANX000144","name":"演示科技有限公司"},\
            "premises":{"division":"500107104","address":"演示路%2$d号"},\
            "head":{"name":"张演示","residentId":"510107189901010006","mobile":"13000000000"},\
            "scope":["演示软件开发"],"scopeNeedsApproval":false,"accounting":"dependent",\
            "contact":{"name":"李演示","mobile":"13000000001"},\
            "materials":["application","premises","appointment"]}""";

    private Application() {}

    /** What a counter hands in. */
    static String filing(String name, String by, ZoneCode deciding, SplittableRandom random) {
        return "{\"item\":\"" + ITEM + "\",\"deciding\":\"" + deciding + "\",\"subject\":\"" + name
                + "\",\"role\":\"counter\",\"by\":\"" + by + "\",\"form\":"
                + FORM.formatted(name, 1 + random.nextInt(9999)) + "}";
    }

    /** What somebody does, named by role and pseudonym. */
    static String doing(String role, String by, String facts) {
        return "{\"role\":\"" + role + "\",\"by\":\"" + by + "\",\"facts\":{" + facts + "}}";
    }

    /** The facts of a proposal to grant. */
    static final String PROPOSED = "\"outcome\":\"grant\"";

    /** The facts of the grant. */
    static final String GRANTED = "\"basis\":\"市场主体登记管理条例|19|1\"";
}
