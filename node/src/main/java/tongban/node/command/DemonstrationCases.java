package tongban.node.command;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.casework.Role;
import tongban.kernel.code.ZoneCode;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.Casework;
import tongban.node.casework.Filing;

/** Fictitious applications (演示) that counters of a demonstration have filed, for clerks to go on with. */
final class DemonstrationCases {

    private static final String ITEM = "registration/branch-company";

    private static final String FORM = """
            {"name":"%1$s%2$s分公司",
             "parent":{"creditCode":"91100000YANX000144","name":"%1$s"},
             "premises":{"division":"%3$s","address":"演示路%4$s号"},
             "head":{"name":"张演示","residentId":"510107189901010006","mobile":"13000000000"},
             "scope":["演示软件开发"],"scopeNeedsApproval":false,"accounting":"dependent",
             "contact":{"name":"李演示","mobile":"13000000001"},
             "materials":["application","premises","appointment"]}
            """;

    /** An application of a company, filed at one zone and decided by another. */
    private record Applied(String at, String deciding, String company, String city, String division, String door) {}

    private static final List<Applied> APPLIED = List.of(
            new Applied("cdgxq", "cqgxq", "演示天府软件有限公司", "重庆", "500107104", "一"),
            new Applied("cdgxq", "cqgxq", "演示锦江商贸有限公司", "重庆", "500107104", "二"),
            new Applied("cqgxq", "cdgxq", "演示缙云科技有限公司", "成都", "510107062", "三"));

    private DemonstrationCases() {}

    /** Files them, unless there are cases already. */
    static void file(List<Demonstration.Member> members) {
        CaseQuery any = new CaseQuery(CaseQuery.Queue.ALL, Set.of(), "", Optional.empty(), 1);
        if (members.stream().allMatch(one -> casework(one).list(any).isEmpty())) {
            members.forEach(member -> APPLIED.stream()
                    .filter(one -> one.at().equals(member.code()))
                    .forEach(one -> file(casework(member), one)));
        }
    }

    private static Casework casework(Demonstration.Member member) {
        return member.node().getBean(Casework.class);
    }

    private static void file(Casework casework, Applied one) {
        byte[] form = FORM.formatted(one.company(), one.city(), one.division(), one.door())
                .getBytes(StandardCharsets.UTF_8);
        CaseOutcome outcome = casework.file(new Filing(
                ITEM, new ZoneCode(one.deciding()), one.company(), form, Role.COUNTER, one.at() + "-counter"));
        if (outcome instanceof CaseOutcome.Refused refused) {
            throw new IllegalStateException("an application of the demonstration was refused: " + refused);
        }
    }
}
