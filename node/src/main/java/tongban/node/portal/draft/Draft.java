package tongban.node.portal.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.casework.CaseId;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.Digest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An application that somebody prepares (草稿).
 *
 * @param id its name in addresses
 * @param item the item, and by which standard its form was begun
 * @param content what was said by now: {@code form}, {@code answered}, {@code party}, {@code register}, {@code files}
 * @param changed when something was said last
 * @param filed the case that it became
 */
public record Draft(CaseId id, Of item, ObjectNode content, Instant changed, Optional<CaseId> filed) {

    private static final String FORM = "form";
    private static final String ANSWERED = "answered";
    private static final String PARTY = "party";
    private static final String REGISTER = "register";
    private static final String FILES = "files";
    private static final String SUPPLEMENTS = "supplements";
    private static final String MISSING = "missing";
    private static final String BEFORE = "before";

    /** What it applies for, where, by which standard. */
    public record Of(String item, ZoneCode deciding, String standard) {}

    /**
     * For whom it is.
     *
     * @param name as it will stand on the case
     * @param code the company's code; empty when the person applies
     * @param way how the person came to act: {@code self}, {@code mandate} or {@code representative}
     */
    public record Party(String name, String code, String way) {}

    /**
     * What a register said to one question.
     *
     * @param used whether the person agreed that it is used; empty while nobody has said
     * @param shown what the person was shown, as JSON
     */
    public record Looked(Optional<Boolean> used, JsonNode shown) {}

    /**
     * A paper that was uploaded.
     *
     * @param name of the file, on the person's machine
     * @param kind by its content: {@code pdf}, {@code jpg}, {@code png} or {@code ofd}
     * @param digest of the attachment as it is stored
     * @param sha256 of the content, hexadecimal, which anybody can compute
     * @param scanned whether a scanner looked at it
     */
    public record Paper(
            String material, String name, String kind, Digest digest, String sha256, long length, boolean scanned) {}

    /**
     * That a notice said that something is missing.
     *
     * @param field a JSON pointer into the form
     */
    public record Missing(String field, String zh, String en) {}

    /** The case that it supplements (补正); empty for an application. */
    public Optional<CaseId> supplements() {
        return CaseId.read(content.path(SUPPLEMENTS).asString(""));
    }

    /** What the notice says is missing. */
    public List<Missing> missing() {
        List<Missing> missing = new ArrayList<>();
        content.path(MISSING)
                .forEach(one -> missing.add(new Missing(
                        one.path("field").asString(""),
                        one.path("zh").asString(""),
                        one.path("en").asString(""))));
        return missing;
    }

    /** The members of the form that are not as they were when the supplement was begun. */
    public ObjectNode changed(JsonNode filled) {
        ObjectNode changed = content.objectNode();
        filled.properties().forEach(member -> {
            if (!member.getValue().equals(content.path(BEFORE).path(member.getKey()))) {
                changed.set(member.getKey(), member.getValue());
            }
        });
        return changed;
    }

    /** Makes it the supplement of a case: what was said stands in it, what the notice names is open again. */
    public void supplement(CaseId caseId, ObjectNode before, List<Missing> missing) {
        content.put(SUPPLEMENTS, caseId.toString());
        content.set(BEFORE, before);
        content.set(FORM, before.deepCopy());
        missing.forEach(one -> content.withArray("/" + MISSING)
                .addObject()
                .put("field", one.field())
                .put("zh", one.zh())
                .put("en", one.en()));
        before.propertyNames().stream()
                .filter(key -> missing.stream().noneMatch(one -> (one.field() + "/").startsWith("/" + key + "/")))
                .forEach(content.withArray("/" + ANSWERED)::add);
    }

    public ObjectNode form() {
        return content.withObject("/" + FORM);
    }

    /** The questions that were answered, or left out on purpose. */
    public Set<String> answered() {
        Set<String> answered = new HashSet<>();
        content.path(ANSWERED).forEach(one -> answered.add(one.asString("")));
        return answered;
    }

    public Party party() {
        JsonNode party = content.path(PARTY);
        return new Party(
                party.path("name").asString(""),
                party.path("code").asString(""),
                party.path("way").asString(""));
    }

    public Optional<Looked> looked(String question) {
        JsonNode looked = content.path(REGISTER).path(question);
        if (looked.isMissingNode()) {
            return Optional.empty();
        }
        Optional<Boolean> used =
                looked.has("used") ? Optional.of(looked.path("used").asBoolean(false)) : Optional.empty();
        return Optional.of(new Looked(used, looked));
    }

    public List<Paper> papers() {
        List<Paper> papers = new ArrayList<>();
        content.path(FILES)
                .forEach(one -> papers.add(new Paper(
                        one.path("material").asString(""),
                        one.path("name").asString(""),
                        one.path("kind").asString(""),
                        Digest.ofBase64(one.path("digest").asString("")).orElseThrow(),
                        one.path("sha256").asString(""),
                        one.path("length").asLong(0),
                        one.path("scanned").asBoolean(false))));
        return papers;
    }

    /** Notes an answer; an absent one was left out on purpose. */
    public void answer(String question, Optional<JsonNode> answer) {
        answer.ifPresentOrElse(value -> form().set(question, value), () -> form().remove(question));
        if (!answered().contains(question)) {
            content.withArray("/" + ANSWERED).add(question);
        }
    }

    public void party(Party party) {
        content.putObject(PARTY)
                .put("name", party.name())
                .put("code", party.code())
                .put("way", party.way());
    }

    /** Notes what a register said, before anybody agreed to use it. */
    public void looked(String question, ObjectNode shown) {
        content.withObject("/" + REGISTER).set(question, shown);
    }

    public void use(String question, boolean used) {
        content.withObject("/" + REGISTER).withObject("/" + question).put("used", used);
    }

    public void forget(String question) {
        content.withObject("/" + REGISTER).remove(question);
    }

    public void add(Paper paper) {
        content.withArray("/" + FILES)
                .addObject()
                .put("material", paper.material())
                .put("name", paper.name())
                .put("kind", paper.kind())
                .put("digest", paper.digest().base64())
                .put("sha256", paper.sha256())
                .put("length", paper.length())
                .put("scanned", paper.scanned());
    }

    /** Takes a paper away. */
    public void remove(String material, String sha256) {
        List<Paper> left = papers().stream()
                .filter(paper ->
                        !(paper.material().equals(material) && paper.sha256().equals(sha256)))
                .toList();
        content.putArray(FILES);
        left.forEach(this::add);
    }
}
