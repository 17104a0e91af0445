package tongban.node.catalogue.shelf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;
import tongban.node.catalogue.Difference;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Words;

/**
 * Names what differs between two standards. Both are laid out as paths with values, whatever their files say, so that
 * nothing that differs can be overlooked; entries of lists stand under their own word, not under their position.
 */
final class Comparing {

    /** The keys by which an entry of a list is called. */
    private static final List<String> CALLED = List.of("material", "condition", "item");

    private static final Map<String, Words> NAMES = Map.ofEntries(
            Map.entry("version", new Words("版本", "version")),
            Map.entry("from", new Words("施行日期", "first day")),
            Map.entry("name", new Words("事项名称", "name")),
            Map.entry("mode", new Words("办理方式", "mode")),
            Map.entry("applicants", new Words("申请主体", "applicants")),
            Map.entry("identity_level", new Words("实名等级", "identity level")),
            Map.entry("competence", new Words("办理机关", "authority")),
            Map.entry("eyes", new Words("决定人数", "eyes")),
            Map.entry("roles", new Words("办理环节", "roles")),
            Map.entry("limits", new Words("时限", "time limits")),
            Map.entry("acceptance", new Words("受理依据", "provision of acceptance")),
            Map.entry("fee", new Words("收费", "fee")),
            Map.entry("basis", new Words("设定依据", "legal basis")),
            Map.entry("lists", new Words("规范目录", "lists")),
            Map.entry("subject", new Words("办件主体", "whom it is about")),
            Map.entry("conditions", new Words("办理条件", "condition")),
            Map.entry("materials", new Words("申请材料", "material")),
            Map.entry("follows", new Words("后续事项", "following item")),
            Map.entry("outcome", new Words("办理结果", "outcome")),
            Map.entry("form", new Words("表单", "form")));

    private Comparing() {}

    static List<Difference> differences(Standard one, Standard other) {
        if (one.id().equals(other.id())) {
            return List.of();
        }
        Map<String, String> left = paths(one);
        Map<String, String> right = paths(other);
        Set<String> all = new LinkedHashSet<>(left.keySet());
        all.addAll(right.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String place : all) {
            Optional<String> here = Optional.ofNullable(left.get(place));
            Optional<String> there = Optional.ofNullable(right.get(place));
            if (!here.equals(there)) {
                differences.add(new Difference(place, name(place), here, there));
            }
        }
        if (differences.isEmpty()) {
            // Same content, other bytes: a comment, the layout.
            Words layout = new Words("文件的注释或排版", "comments or layout of the files");
            differences.add(new Difference("layout", layout, Optional.of(one.id()), Optional.of(other.id())));
        }
        return differences;
    }

    private static Words name(String place) {
        int end = place.indexOf('/');
        String head = end < 0 ? place : place.substring(0, end);
        String rest = end < 0 ? "" : " " + place.substring(end + 1);
        Words name = NAMES.getOrDefault(head, new Words(head, head));
        return new Words(name.zh() + rest, name.en() + rest);
    }

    private static Map<String, String> paths(Standard standard) {
        Map<String, String> paths = new LinkedHashMap<>();
        standard.files().forEach((file, bytes) -> {
            String under = switch (file) {
                case Standard.COMMON -> "";
                case Standard.FORM -> "form";
                default -> file.substring(0, file.length() - ".yaml".length());
            };
            LoadSettings settings =
                    LoadSettings.builder().setSchema(new FailsafeSchema()).build();
            lay(under, new Load(settings).loadFromString(new String(bytes, StandardCharsets.UTF_8)), paths);
        });
        return paths;
    }

    /** JSON is read as the YAML that it is, so that both kinds of files are laid out alike. */
    private static void lay(String path, Object value, Map<String, String> paths) {
        switch (value) {
            case Map<?, ?> mapping ->
                mapping.forEach((key, below) -> {
                    boolean frame = key.equals("properties") || key.equals("items");
                    lay(frame ? path : joined(path, String.valueOf(key)), below, paths);
                });
            case List<?> list -> entries(path, list, paths);
            default -> paths.merge(path, String.valueOf(value), (first, next) -> first + ", " + next);
        }
    }

    private static void entries(String path, List<?> list, Map<String, String> paths) {
        for (Object entry : list) {
            if (entry instanceof Map<?, ?> mapping) {
                String word = CALLED.stream()
                        .filter(mapping::containsKey)
                        .findFirst()
                        .map(key -> String.valueOf(mapping.get(key)))
                        .orElse("");
                lay(word.isEmpty() ? path : joined(path, word), mapping, paths);
            } else {
                lay(path, entry, paths);
            }
        }
    }

    private static String joined(String path, String key) {
        return path.isEmpty() ? key : path + "/" + key;
    }
}
