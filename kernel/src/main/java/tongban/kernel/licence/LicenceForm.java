package tongban.kernel.licence;

import java.util.List;
import java.util.Optional;

/**
 * Which fields a type of licence shows, as data: another type is another value of this record. The three business
 * licences (营业执照) show what 市场主体登记管理条例实施细则 article 23 names.
 *
 * @param name its word in the data set, a-z and hyphens
 * @param fields in the order in which they stand in the data set
 */
public record LicenceForm(String name, List<Field> fields) {

    /**
     * One field.
     *
     * @param name its word, a-z and hyphens
     * @param title what stands on the sheet
     * @param required whether a licence without it is refused
     */
    public record Field(String name, String title, boolean required) {
        public Field {
            requireWord(name);
        }
    }

    /** The field that holds the last day of validity, as {@code 2046-11-28}; without it a licence has no end. */
    public static final String UNTIL = "until";

    /** The field that holds the holder's unified social credit code. */
    public static final String CREDIT_CODE = "credit-code";

    /** A branch (分公司): no capital, and the credit code of its parent. */
    public static final LicenceForm BRANCH = new LicenceForm(
            "branch",
            List.of(
                    must(CREDIT_CODE, "统一社会信用代码"),
                    must("name", "名称"),
                    must("type", "类型"),
                    must("person-in-charge", "负责人"),
                    must("scope", "经营范围"),
                    must("place", "经营场所"),
                    must("parent", "隶属公司统一社会信用代码"),
                    must("registrar", "登记机关"),
                    must("established", "成立日期"),
                    may(UNTIL, "营业期限")));

    /** A company (公司). */
    public static final LicenceForm COMPANY = new LicenceForm(
            "company",
            List.of(
                    must(CREDIT_CODE, "统一社会信用代码"),
                    must("name", "名称"),
                    must("type", "类型"),
                    must("representative", "法定代表人"),
                    must("capital", "注册资本"),
                    must("scope", "经营范围"),
                    must("place", "住所"),
                    must("registrar", "登记机关"),
                    must("established", "成立日期"),
                    may(UNTIL, "营业期限")));

    /** An individual business (个体工商户); its name (字号) may be missing. */
    public static final LicenceForm INDIVIDUAL = new LicenceForm(
            "individual",
            List.of(
                    must(CREDIT_CODE, "统一社会信用代码"),
                    may("name", "名称"),
                    must("type", "类型"),
                    must("operator", "经营者"),
                    must("composition", "组成形式"),
                    must("scope", "经营范围"),
                    must("place", "经营场所"),
                    must("registrar", "登记机关"),
                    must("established", "成立日期"),
                    may(UNTIL, "营业期限")));

    private static final List<LicenceForm> KNOWN = List.of(BRANCH, COMPANY, INDIVIDUAL);

    public LicenceForm {
        requireWord(name);
        fields = List.copyOf(fields);
        if (fields.stream().map(Field::name).distinct().count() != fields.size()) {
            throw new IllegalArgumentException("a field stands in a form once");
        }
    }

    /** The form of this name among those that every zone knows. */
    public static Optional<LicenceForm> known(String name) {
        return KNOWN.stream().filter(form -> form.name.equals(name)).findFirst();
    }

    private static Field must(String name, String title) {
        return new Field(name, title, true);
    }

    private static Field may(String name, String title) {
        return new Field(name, title, false);
    }

    private static void requireWord(String name) {
        if (!name.matches("[a-z][a-z-]{0,39}")) {
            throw new IllegalArgumentException("no word of a form: " + name);
        }
    }
}
