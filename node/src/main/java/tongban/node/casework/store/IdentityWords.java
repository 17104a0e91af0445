package tongban.node.casework.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tongban.kernel.casework.Act;
import tongban.kernel.code.ResidentId;
import tongban.node.casework.HeldEvent;
import tongban.node.web.StrictJson;
import tongban.node.zone.AtRest;
import tools.jackson.databind.JsonNode;

/**
 * The words under which a case is found by a whole identity number in its form: keyed hashes, which say nothing to whom
 * the key is missing. A part of a number therefore finds nothing.
 */
public final class IdentityWords {

    /** No letter and no digit, so that nothing that a person types begins like this. */
    private static final String MARK = "#";

    private static final String USE = "case-identity";
    private static final int HASH = 16;
    private static final int TEXT_MAX = 40;
    private static final int WORDS_MAX = 50;
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9A-Za-z])");

    private final AtRest atRest;

    public IdentityWords(AtRest atRest) {
        this.atRest = atRest;
    }

    /** The word of a text that is a number as a whole. */
    public Optional<String> of(String text) {
        return text.length() > TEXT_MAX
                ? Optional.empty()
                : ResidentId.read(text).code().map(this::word);
    }

    private String word(ResidentId id) {
        byte[] hash = atRest.keyed(USE, id.unmasked().getBytes(StandardCharsets.US_ASCII));
        return MARK + HexFormat.of().formatHex(hash, 0, HASH);
    }

    /** The words of what applicants said in these events. */
    public List<String> in(List<HeldEvent> events) {
        Set<String> words = new LinkedHashSet<>();
        for (HeldEvent held : events) {
            Act act = held.event().act();
            if (act == Act.SUBMIT || act == Act.SUPPLEMENT) {
                StrictJson.read(held.body()).ifPresent(body -> gather(body.path("form"), words));
            }
        }
        return words.stream().limit(WORDS_MAX).toList();
    }

    private void gather(JsonNode node, Set<String> words) {
        if (node.isString()) {
            of(node.stringValue()).ifPresent(words::add);
        }
        node.values().forEach(inner -> gather(inner, words));
    }

    /** Whether a text that is not sealed tells somebody's number. */
    public static boolean isTold(String text) {
        String plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC);
        return LIKE_A_NUMBER
                .matcher(plain)
                .results()
                .anyMatch(found -> ResidentId.read(found.group()).code().isPresent());
    }
}
