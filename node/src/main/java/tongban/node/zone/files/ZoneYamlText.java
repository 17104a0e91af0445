package tongban.node.zone.files;

import java.util.List;
import tongban.kernel.code.CreditCode;
import tongban.kernel.zone.Authority;
import tongban.node.zone.NewZone;
import tongban.node.zone.ZoneFile;

/** Writes a first {@code zone.yaml} with a comment on what operators may change. */
final class ZoneYamlText {

    private ZoneYamlText() {}

    static String of(NewZone zone) {
        StringBuilder text = new StringBuilder("""
                # 区文件：本区对自己的说明。更改名称、地址或主管机关后，运行 ./tongban zone invite 重新签发区域描述文件。
                # The zone file: what this zone says of itself. After a change of names, addresses or authorities run
                # ./tongban zone invite, which signs the descriptor anew.
                """);
        line(text, 0, "code", zone.code().value());
        line(text, 0, "zh", quoted(zone.zh()));
        line(text, 0, "en", quoted(zone.en()));
        line(text, 0, "suite", zone.suite().label());
        line(text, 0, "demonstration", Boolean.toString(zone.demonstration()));
        places(text, zone.console(), zone.exchange());
        text.append("\n# 密钥文件夹 · the folder of keys\n");
        line(text, 0, "keys", "keys");
        responsibilities(text, zone);
        return text.toString();
    }

    private static void places(StringBuilder text, ZoneFile.Console console, ZoneFile.Door door) {
        text.append("\n# 网页 · the pages\nconsole:\n");
        line(text, 2, "bind", quoted(console.bind()));
        line(text, 2, "port", Integer.toString(console.port()));
        console.address().ifPresent(address -> line(text, 2, "address", quoted(address)));
        text.append("\n# 伙伴区由此进入 · where partners come in\nexchange:\n");
        line(text, 2, "bind", quoted(door.bind()));
        line(text, 2, "port", Integer.toString(door.port()));
        list(
                text,
                2,
                "addresses",
                door.addresses().stream().map(ZoneYamlText::quoted).toList());
    }

    private static void responsibilities(StringBuilder text, NewZone zone) {
        text.append("""

                # 各项事权由谁行使：role 为 holder 本区行使、delegate 受委托、front 前台受理；信用代码未查到时写 "-"。
                # Who holds which competence; code is "-" where it was not found.
                """);
        list(
                text,
                0,
                "authorities",
                zone.authorities().stream().map(ZoneYamlText::authority).toList());
        list(
                text,
                0,
                "topics",
                zone.topics().stream().map(topic -> quoted(topic.toString())).toList());
    }

    private static String authority(Authority one) {
        return "{competence: " + one.competence() + ", role: " + one.role().label() + ", code: "
                + quoted(one.code().map(CreditCode::value).orElse("-")) + ", name: " + quoted(one.name()) + "}";
    }

    private static void line(StringBuilder text, int indent, String key, String value) {
        text.append(" ".repeat(indent)).append(key).append(": ").append(value).append('\n');
    }

    private static void list(StringBuilder text, int indent, String key, List<String> values) {
        text.append(" ".repeat(indent)).append(key).append(values.isEmpty() ? ": []\n" : ":\n");
        values.forEach(value ->
                text.append(" ".repeat(indent)).append("  - ").append(value).append('\n'));
    }

    /** A double-quoted scalar (YAML 1.2.2 section 7.3.1). */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
