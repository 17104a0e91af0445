package tongban.policy.code;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import tongban.kernel.code.DivisionCode;
import tongban.kernel.code.Membership;
import tongban.kernel.code.Zone;
import tongban.kernel.code.ZoneCode;

/**
 * The file of zones: the edition, and for each zone its code, its names, its source and its streets with days,
 * confidence and source. A key that is not known is an error, so that a slip of the pen is never passed over.
 *
 * @param edition the day up to which the file tells of changes
 * @param zones the zones
 */
record ZoneFile(LocalDate edition, List<Zone> zones) {
    private static final String UNKNOWN_DAY = "unknown";
    private static final int LONGEST_FILE = 1_000_000;

    ZoneFile {
        zones = List.copyOf(zones);
    }

    /**
     * Reads the text of a file.
     *
     * @throws BrokenCodeFile at the first line that is not as it should be
     */
    static ZoneFile read(String file, String text) {
        return new Reader(file).read(text);
    }

    private static final class Reader {
        private final String file;

        Reader(String file) {
            this.file = file;
        }

        ZoneFile read(String text) {
            YamlMap whole = YamlMap.of(file, compose(text), List.of("edition", "zones"));
            List<Zone> zones = new ArrayList<>();
            for (Node node : whole.list("zones")) {
                zones.add(zone(YamlMap.of(file, node, List.of("code", "zh", "en", "source", "streets"))));
            }
            return new ZoneFile(day(whole, "edition"), zones);
        }

        private Node compose(String text) {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(file)
                    .setCodePointLimit(LONGEST_FILE)
                    .setMaxAliasesForCollections(0)
                    .build();
            try {
                return new Compose(settings)
                        .composeString(text)
                        .orElseThrow(() -> new BrokenCodeFile(file, 1, "the file is empty", "write the zones"));
            } catch (MarkedYamlEngineException e) {
                int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
                throw new BrokenCodeFile(file, line, "no YAML (" + e.getProblem() + ")", "mend the YAML");
            } catch (YamlEngineException e) {
                throw new BrokenCodeFile(file, 1, "no YAML", "mend the YAML");
            }
        }

        private Zone zone(YamlMap map) {
            String code = map.text("code");
            ZoneCode zoneCode = ZoneCode.read(code)
                    .code()
                    .filter(read -> read.value().equals(code))
                    .orElseThrow(() -> map.broken(
                            "code", "“" + code + "” is no zone code", "give 2 to 31 of a-z 0-9 -, a letter first"));
            List<Membership> members = new ArrayList<>();
            for (Node node : map.list("streets")) {
                members.add(
                        member(YamlMap.of(file, node, List.of("code", "name", "from", "to", "confidence", "source"))));
            }
            return new Zone(zoneCode, map.text("zh"), map.text("en"), members, map.text("source"));
        }

        private Membership member(YamlMap map) {
            String digits = map.text("code");
            DivisionCode street = DivisionCode.read(digits)
                    .code()
                    .filter(code -> code.level() == DivisionCode.Level.STREET)
                    .orElseThrow(() -> map.broken("code", "“" + digits + "” is no street", "give its 9 digits"));
            LocalDate from = map.text("from").equals(UNKNOWN_DAY) ? null : day(map, "from");
            LocalDate to = map.has("to") ? day(map, "to") : null;
            if (from != null && to != null && to.isBefore(from)) {
                throw map.broken("to", "it ends before it begins", "let “to” come after “from”");
            }
            return new Membership(street, map.text("name"), from, to, confidence(map), map.text("source"));
        }

        private static Membership.Confidence confidence(YamlMap map) {
            return switch (map.text("confidence")) {
                case "read" -> Membership.Confidence.READ;
                case "recalled" -> Membership.Confidence.RECALLED;
                default -> throw map.broken("confidence", "this confidence is not known", "write read or recalled");
            };
        }

        private static @Nullable LocalDate dayOrNull(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                return null;
            }
        }

        private static LocalDate day(YamlMap map, String key) {
            LocalDate day = dayOrNull(map.text(key));
            if (day == null) {
                throw map.broken(key, "“" + map.text(key) + "” is no day", "write YYYY-MM-DD");
            }
            return day;
        }
    }
}
