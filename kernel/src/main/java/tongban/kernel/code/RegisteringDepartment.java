package tongban.kernel.code;

import java.util.List;
import java.util.Optional;

/**
 * The departments that give credit codes (登记管理部门), with the classes of body under each: GB 32100-2015 table 2 as
 * amended. The table grows by amendment, so a character that is not listed is a note, never a refusal.
 */
public enum RegisteringDepartment {
    STAFFING(
            '1',
            "机构编制",
            "staffing commission",
            new BodyClass('1', "机关", "authority"),
            new BodyClass('2', "事业单位", "public institution"),
            new BodyClass('3', "群众团体", "mass organisation managed by the central staffing commission"),
            other()),
    FOREIGN_AFFAIRS('2', "外交", "foreign affairs", new BodyClass('1', "外国常驻新闻机构", "foreign news bureau"), other()),
    JUSTICE(
            '3',
            "司法行政",
            "justice",
            new BodyClass('1', "律师执业机构", "law firm"),
            new BodyClass('2', "公证处", "notary office"),
            new BodyClass('3', "基层法律服务所", "grass-roots legal service"),
            new BodyClass('4', "司法鉴定机构", "forensic institution"),
            new BodyClass('5', "仲裁委员会", "arbitration commission"),
            other()),
    CULTURE('4', "文化", "culture", new BodyClass('1', "外国在华文化中心", "foreign cultural centre"), other()),
    CIVIL_AFFAIRS(
            '5',
            "民政",
            "civil affairs",
            new BodyClass('1', "社会团体", "social organisation"),
            new BodyClass('2', "民办非企业单位", "private non-enterprise unit"),
            new BodyClass('3', "基金会", "foundation"),
            other()),
    TOURISM(
            '6',
            "旅游",
            "tourism",
            new BodyClass('1', "外国旅游部门常驻代表机构", "office of a foreign tourism authority"),
            new BodyClass('2', "港澳台地区旅游部门常驻内地(大陆)代表机构", "tourism office of Hong Kong, Macao or Taiwan"),
            other()),
    RELIGION(
            '7',
            "宗教",
            "religion",
            new BodyClass('1', "宗教活动场所", "place of worship"),
            new BodyClass('2', "宗教院校", "religious school"),
            other()),
    TRADE_UNIONS('8', "工会", "trade unions", new BodyClass('1', "基层工会", "grass-roots union"), other()),
    MARKET_REGULATION(
            '9',
            "市场监管(工商)",
            "market regulation",
            new BodyClass('1', "企业", "enterprise"),
            new BodyClass('2', "个体工商户", "individual business"),
            new BodyClass('3', "农民专业合作社", "farmers' cooperative")),
    MILITARY_STAFFING(
            'A',
            "中央军委改革和编制办公室",
            "military staffing office",
            new BodyClass('1', "军队事业单位", "military institution"),
            other()),
    AGRICULTURE(
            'N',
            "农业",
            "agriculture",
            new BodyClass('1', "组级集体经济组织", "collective of a group"),
            new BodyClass('2', "村级集体经济组织", "collective of a village"),
            new BodyClass('3', "乡镇级集体经济组织", "collective of a township"),
            other()),
    OTHER('Y', "其他", "other", new BodyClass('1', "其他", "other"));

    private final char sign;
    private final String chinese;
    private final String english;
    private final List<BodyClass> classes;

    RegisteringDepartment(char sign, String chinese, String english, BodyClass... classes) {
        this.sign = sign;
        this.chinese = chinese;
        this.english = english;
        this.classes = List.of(classes);
    }

    private static BodyClass other() {
        return new BodyClass('9', "其他", "other");
    }

    static Optional<RegisteringDepartment> of(char sign) {
        for (RegisteringDepartment department : values()) {
            if (department.sign == sign) {
                return Optional.of(department);
            }
        }
        return Optional.empty();
    }

    Optional<BodyClass> bodyClass(char digit) {
        return classes.stream().filter(c -> c.digit() == digit).findFirst();
    }

    /** The first character of a credit code. */
    public char sign() {
        return sign;
    }

    /** The official name. */
    public String chinese() {
        return chinese;
    }

    /** The name in English. */
    public String english() {
        return english;
    }
}
