package tongban.node.portal.draft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tongban.node.catalogue.Material;
import tongban.node.catalogue.Standard;
import tongban.node.portal.form.Question;
import tongban.node.portal.form.Questions;
import tongban.node.portal.form.Relevance;
import tongban.node.register.RegisterKind;
import tongban.node.web.StrictJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A draft held against its standard: which questions and papers it needs, and the form that would be handed in. */
public final class Filled {

    private final Standard standard;
    private final Draft draft;
    private final List<Question> all;
    private final Relevance relevance;

    public Filled(Standard standard, Draft draft) {
        this.standard = standard;
        this.draft = draft;
        this.all = Questions.of(standard);
        this.relevance = new Relevance(standard, draft.form());
    }

    /** The questions that matter by what was answered so far. */
    public List<Question> questions() {
        return all.stream().filter(relevance::isAsked).toList();
    }

    public boolean isAnswered(Question question) {
        return draft.answered().contains(question.key());
    }

    /** How a paper stands. */
    public enum State {
        UPLOADED,
        /** A register said it, and the person agreed. */
        BY_REGISTER,
        /** 免提交: the authority looks it up itself. */
        LEFT_OUT,
        MISSING;

        /** The word on pages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A paper of the standard that this application needs. */
    public record Needed(Material material, State state, List<Draft.Paper> papers) {}

    /** The papers that this application needs. */
    public List<Needed> materials() {
        return standard.materials().stream()
                .filter(one -> one.when().map(when -> when.holds(draft.form())).orElse(true))
                .map(one -> {
                    List<Draft.Paper> papers = draft.papers().stream()
                            .filter(paper -> paper.material().equals(one.material()))
                            .toList();
                    return new Needed(one, papers.isEmpty() ? without(one) : State.UPLOADED, papers);
                })
                .toList();
    }

    private State without(Material material) {
        if (material.register().isEmpty()) {
            return State.MISSING;
        }
        RegisterKind kind = material.register().get().equals("company") ? RegisterKind.COMPANY : RegisterKind.PERSON;
        List<Boolean> said = questions().stream()
                .filter(question -> question.register().filter(kind::equals).isPresent())
                .flatMap(question -> draft.looked(question.key()).stream())
                .flatMap(looked -> looked.used().stream())
                .toList();
        if (said.contains(true)) {
            return State.BY_REGISTER;
        }
        return said.contains(false) ? State.MISSING : State.LEFT_OUT;
    }

    /** Whether nothing is left to say before it is checked. */
    public boolean isComplete() {
        return questions().stream().allMatch(this::isAnswered)
                && materials().stream().noneMatch(one -> one.state() == State.MISSING);
    }

    /** The form: answers to the questions that matter, and the words of the papers that are there. */
    public byte[] form() {
        ObjectNode form = StrictJson.object();
        for (Question question : questions()) {
            JsonNode answer = draft.form().get(question.key());
            if (answer != null) {
                form.set(question.key(), answer);
            }
        }
        Set<String> words = new LinkedHashSet<>();
        materials().stream()
                .filter(one -> one.state() == State.UPLOADED)
                .forEach(one -> words.add(one.material().material()));
        words.forEach(form.putArray(Questions.MATERIALS)::add);
        return StrictJson.bytes(form);
    }
}
