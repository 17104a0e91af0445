package tongban.node.zone.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;
import tongban.kernel.zone.Authority;
import tongban.kernel.zone.Profile;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneRefusal.Cause;
import tongban.node.zone.ZoneRefused;

/** Reads {@code zone.yaml}. */
public final class ZoneYaml {

    private static final Set<String> FIELDS = fields(
            "code",
            "zh",
            "en",
            "suite",
            "demonstration",
            "console",
            "exchange",
            "keys",
            "nodePassword",
            "authorities",
            "topics");
    private static final Set<String> CONSOLE = fields("bind", "port", "address");
    private static final Set<String> EXCHANGE = fields("bind", "port", "addresses");
    private static final Set<String> AUTHORITY = fields("competence", "role", "code", "name");
    private static final Pattern BIND = Pattern.compile("[A-Za-z0-9.:-]{1,64}");
    private static final Pattern TOPIC = Pattern.compile("([a-z][a-z0-9.-]{0,63})/([1-9][0-9]{0,3})");
    private static final int LENGTH_MAX = 1 << 16;
    private static final int PORT_MAX = 65_535;

    private final Path path;
    private final YamlPlace root;
    private final Map<String, YamlPlace> fields;

    private ZoneYaml(Path path, String text) {
        this.path = path;
        this.root = YamlPlace.parse(path.toString(), text);
        this.fields = root.mapping(FIELDS);
    }

    private static Set<String> fields(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    /** Reads the file strictly. */
    public static ZoneAnswer<ZoneFile> read(Path path) {
        return KeptFile.read(path, LENGTH_MAX).then(bytes -> {
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return parse(path, text);
            } catch (CharacterCodingException noText) {
                return ZoneAnswer.refused(Cause.NOT_YAML, path, 1, "zone.wanted.utf8");
            }
        });
    }

    static ZoneAnswer<ZoneFile> parse(Path path, String text) {
        try {
            return ZoneAnswer.done(new ZoneYaml(path, text).file());
        } catch (ZoneRefused refused) {
            return new ZoneAnswer.Refused<>(refused.refusal());
        }
    }

    private ZoneFile file() {
        Path folder = path.toAbsolutePath().normalize().resolveSibling("");
        Path keys = folder.resolve(optional("keys").map(YamlPlace::text).orElse("keys"));
        return new ZoneFile(
                path.toAbsolutePath().normalize(),
                field("code", ZoneYaml::zone, "zone.wanted.code"),
                field("zh", when(Profile::isName), "zone.wanted.name"),
                field("en", when(Profile::isName), "zone.wanted.name"),
                field("suite", Suite::ofLabel, "zone.wanted.suite"),
                optional("demonstration")
                        .map(place -> place.as(ZoneYaml::truth, "zone.wanted.truth"))
                        .orElse(false),
                console(root.required(fields, "console")),
                door(root.required(fields, "exchange")),
                keys,
                optional("nodePassword")
                        .map(place -> folder.resolve(place.text()))
                        .orElse(keys.resolve(KeyFolder.NODE_PASSWORD)),
                optional("authorities").map(ZoneYaml::authorities).orElse(List.of()),
                optional("topics").map(ZoneYaml::topics).orElse(List.of()));
    }

    private Optional<YamlPlace> optional(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private <T> T field(String name, Function<String, Optional<T>> parser, String wanted) {
        return root.required(fields, name).as(parser, wanted);
    }

    private static ZoneFile.Console console(YamlPlace place) {
        Map<String, YamlPlace> fields = place.mapping(CONSOLE);
        return new ZoneFile.Console(
                bind(place, fields),
                port(place, fields),
                Optional.ofNullable(fields.get("address"))
                        .map(address -> address.as(when(Profile::isConsole), "zone.wanted.console")));
    }

    private static ZoneFile.Door door(YamlPlace place) {
        Map<String, YamlPlace> fields = place.mapping(EXCHANGE);
        YamlPlace list = place.required(fields, "addresses");
        List<String> addresses = list.items().stream()
                .map(one -> one.as(when(Profile::isAddress), "zone.wanted.address"))
                .toList();
        if (addresses.isEmpty()
                || addresses.size() > Profile.ADDRESSES_MAX
                || Set.copyOf(addresses).size() < addresses.size()) {
            throw list.wrong("zone.wanted.addresses");
        }
        return new ZoneFile.Door(bind(place, fields), port(place, fields), addresses);
    }

    private static String bind(YamlPlace place, Map<String, YamlPlace> fields) {
        return place.required(fields, "bind").as(when(text -> BIND.matcher(text).matches()), "zone.wanted.bind");
    }

    private static int port(YamlPlace place, Map<String, YamlPlace> fields) {
        return place.required(fields, "port").as(ZoneYaml::port, "zone.wanted.port");
    }

    private static List<Authority> authorities(YamlPlace list) {
        List<Authority> all = new ArrayList<>();
        for (YamlPlace place : list.items()) {
            Map<String, YamlPlace> fields = place.mapping(AUTHORITY);
            String competence =
                    place.required(fields, "competence").as(when(Authority::isCompetence), "zone.wanted.competence");
            if (all.stream().anyMatch(one -> one.competence().equals(competence))) {
                throw place.required(fields, "competence").wrong("zone.wanted.once");
            }
            all.add(new Authority(
                    competence,
                    place.required(fields, "role").as(Authority.Role::ofLabel, "zone.wanted.role"),
                    place.required(fields, "code").as(ZoneYaml::credit, "zone.wanted.credit"),
                    place.required(fields, "name").as(when(Authority::isName), "zone.wanted.authority")));
        }
        if (all.size() > Profile.AUTHORITIES_MAX) {
            throw list.wrong("zone.wanted.authorities");
        }
        return all;
    }

    private static List<Topic> topics(YamlPlace list) {
        List<Topic> all = new ArrayList<>();
        for (YamlPlace place : list.items()) {
            Topic topic = place.as(ZoneYaml::topic, "zone.wanted.topic");
            if (all.contains(topic)) {
                throw place.wrong("zone.wanted.once");
            }
            all.add(topic);
        }
        if (all.size() > Profile.TOPICS_MAX) {
            throw list.wrong("zone.wanted.topics");
        }
        return all;
    }

    private static Function<String, Optional<String>> when(Predicate<String> holds) {
        return text -> Optional.of(text).filter(holds);
    }

    private static Optional<ZoneCode> zone(String text) {
        return ZoneCode.read(text).code().filter(code -> code.value().equals(text));
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> port(String text) {
        return text.matches("0|[1-9][0-9]{0,4}")
                ? Optional.of(Integer.valueOf(text)).filter(port -> port <= PORT_MAX)
                : Optional.empty();
    }

    /** The authority's code, or a hyphen where it was not found. */
    private static Optional<Optional<CreditCode>> credit(String text) {
        return text.equals("-")
                ? Optional.of(Optional.empty())
                : CreditCode.read(text)
                        .code()
                        .filter(code -> code.value().equals(text))
                        .map(Optional::of);
    }

    private static Optional<Topic> topic(String text) {
        Matcher matcher = TOPIC.matcher(text);
        return matcher.matches()
                ? Optional.of(new Topic(matcher.group(1), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
