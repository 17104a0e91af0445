package tongban.node.catalogue.shelf;

import static tongban.policy.PolicyNode.required;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tongban.kernel.casework.Mode;
import tongban.kernel.casework.Role;
import tongban.kernel.merkle.Digest;
import tongban.kernel.standard.StandardText;
import tongban.kernel.zone.Authority;
import tongban.node.catalogue.Fee;
import tongban.node.catalogue.Procedure;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.Words;
import tongban.policy.PolicyFault;
import tongban.policy.PolicyNode;
import tongban.policy.PolicyReading;
import tongban.policy.limit.TimeLimits;

/** Reads the files of an item; each fault names file, line, cause and cure. */
final class StandardFile {

    private static final String[] KEYS = {
        "item",
        "version",
        "from",
        "name",
        "mode",
        "applicants",
        "identity_level",
        "competence",
        "eyes",
        "roles",
        "limits",
        "acceptance",
        "fee",
        "basis",
        "?lists",
        "?subject",
        "?conditions",
        "materials",
        "?follows",
        "outcome"
    };
    private static final Set<String> MODES =
            Arrays.stream(Mode.values()).map(Mode::word).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> APPLICANTS =
            Set.of("company", "natural-person", "individual-business", "other-body");

    /** Applicants, supervisors and rules take part in every item and are not named. */
    private static final Set<String> OFFICES =
            Set.of(Role.COUNTER.word(), Role.ACCEPTOR.word(), Role.REVIEWER.word(), Role.DECIDER.word());

    private static final Set<String> OUTCOMES = Set.of("business-licence", "notice", "record", "none");
    private static final int IDENTITY_LEVEL_MAX = 5;

    private final String folder;
    private final Function<String, Optional<byte[]>> source;
    private final TimeLimits limits;

    private StandardFile(String folder, Function<String, Optional<byte[]>> source, TimeLimits limits) {
        this.folder = folder;
        this.source = source;
        this.limits = limits;
    }

    /**
     * Reads an item.
     *
     * @param folder how faults name its folder, with a slash at the end
     * @param source its files: common.yaml, form.json, and lists/NAME.yaml for each list that it names
     * @param limits the limits that it may name
     */
    static PolicyReading<Standard> read(String folder, Function<String, Optional<byte[]>> source, TimeLimits limits) {
        byte[] common = source.apply(Standard.COMMON).orElse(new byte[0]);
        Optional<PolicyFault> unfit = FileText.fault(folder + Standard.COMMON, common);
        if (unfit.isPresent()) {
            return new PolicyReading.Refused<>(unfit.get());
        }
        return PolicyReading.of(
                folder + Standard.COMMON,
                new String(common, StandardCharsets.UTF_8),
                root -> new StandardFile(folder, source, limits).standard(root, common));
    }

    private Standard standard(PolicyNode root, byte[] common) {
        Map<String, PolicyNode> fields = root.mapping(KEYS);
        Map<String, byte[]> files = new TreeMap<>();
        files.put(Standard.COMMON, common);
        Set<String> lists = lists(fields.get("lists"), files);
        byte[] form = source.apply(Standard.FORM)
                .orElseThrow(() -> root.refuse("has no " + Standard.FORM + " beside it", "add it"));
        fit(Standard.FORM, form);
        files.put(Standard.FORM, form);
        StandardParts parts = new StandardParts(FormDescription.read(folder + Standard.FORM, form, lists), limits);
        Map<String, Digest> digests = new LinkedHashMap<>();
        files.forEach((name, bytes) -> digests.put(name, StandardText.digest(bytes)));
        StandardText identity = new StandardText(
                name(required(fields, "item")),
                required(fields, "version").number(1, 9999),
                required(fields, "from").date(),
                digests);
        return new Standard(
                identity.id(),
                identity.item(),
                identity.version(),
                identity.from(),
                words(required(fields, "name")),
                procedure(fields),
                required(fields, "applicants").someItems().stream()
                        .map(one -> one.oneOf(APPLICANTS))
                        .collect(Collectors.toSet()),
                required(fields, "identity_level").number(1, IDENTITY_LEVEL_MAX),
                fee(required(fields, "fee")),
                required(fields, "basis").someItems().stream()
                        .map(PolicyNode::reference)
                        .toList(),
                parts.conditions(fields.get("conditions")),
                parts.materials(required(fields, "materials")),
                parts.follows(fields.get("follows"), identity.item()),
                parts.subject(fields.get("subject")),
                required(fields, "outcome").oneOf(OUTCOMES),
                files);
    }

    private void fit(String file, byte[] bytes) {
        FileText.fault(folder + file, bytes).ifPresent(fault -> {
            throw PolicyReading.refuse(fault);
        });
    }

    private Procedure procedure(Map<String, PolicyNode> fields) {
        PolicyNode roles = required(fields, "roles");
        Set<Role> offices = roles.someItems().stream()
                .map(one -> Role.read(one.oneOf(OFFICES)).orElseThrow())
                .collect(Collectors.toSet());
        boolean fourEyes = required(fields, "eyes").oneOf(Set.of("2", "4")).equals("4");
        if (!offices.contains(Role.ACCEPTOR) || !offices.contains(Role.DECIDER)) {
            throw roles.refuse("leave out who accepts or who decides", "name acceptor and decider");
        }
        if (fourEyes && !offices.contains(Role.REVIEWER)) {
            throw roles.refuse("have one pair of eyes where eyes is 4", "name reviewer");
        }
        Map<String, PolicyNode> within = required(fields, "limits").mapping("gaps", "decision");
        return new Procedure(
                Mode.read(required(fields, "mode").oneOf(MODES)).orElseThrow(),
                competence(required(fields, "competence")),
                fourEyes,
                offices,
                limit(required(within, "gaps"), limits),
                limit(required(within, "decision"), limits),
                required(fields, "acceptance").reference());
    }

    private static Fee fee(PolicyNode node) {
        if (node.isText()) {
            node.oneOf(Set.of(StandardParts.NOT_FOUND));
            return new Fee.NotFound();
        }
        Map<String, PolicyNode> fields = node.mapping("amount", "reference");
        required(fields, "amount").oneOf(Set.of("none"));
        return new Fee.None(required(fields, "reference").reference());
    }

    private Set<String> lists(@Nullable PolicyNode node, Map<String, byte[]> files) {
        if (node == null) {
            return Set.of();
        }
        for (PolicyNode one : node.someItems()) {
            String list = name(one);
            String file = WordList.file(list);
            byte[] bytes = source.apply(file).orElseThrow(() -> one.refuse("names no list", "add " + file));
            fit(file, bytes);
            WordList.read(folder + file, list, bytes).within();
            files.put(file, bytes);
        }
        return node.items().stream().map(PolicyNode::text).collect(Collectors.toSet());
    }

    static String name(PolicyNode node) {
        String text = node.text();
        if (!StandardText.isName(text) || text.contains("..")) {
            throw node.refuse("\"" + text + "\" is no name", "write 1 to 64 of a-z 0-9 . - /");
        }
        return text;
    }

    private static String competence(PolicyNode node) {
        String text = node.text();
        if (!Authority.isCompetence(text)) {
            throw node.refuse("\"" + text + "\" is no competence", "write a word such as registration");
        }
        return text;
    }

    static Words words(PolicyNode node) {
        Map<String, PolicyNode> fields = node.mapping("zh", "en");
        return new Words(required(fields, "zh").text(), required(fields, "en").text());
    }

    static String limit(PolicyNode node, TimeLimits limits) {
        String name = node.text();
        if (limits.find(name).isEmpty()) {
            String near = limits.nearest(name).stream().map(item -> item.item()).collect(Collectors.joining(", "));
            throw node.refuse(
                    "\"" + name + "\" is no limit of policy/limits",
                    near.isEmpty() ? "add it there with its article" : "perhaps " + near);
        }
        return name;
    }
}
