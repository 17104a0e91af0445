package tongban.node.register;

import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Topic;

/** The two base registers (基础库), and what each can be asked for. */
public enum RegisterKind {
    /** The population register (人口库). */
    PERSON("person", "population", List.of("birth-date", "division", "name", "sex", "status")),
    /** The register of legal persons (法人库). */
    COMPANY(
            "company",
            "registration",
            List.of(
                    "address",
                    "capital",
                    "credit-code",
                    "established",
                    "legal-representative",
                    "name",
                    "scope",
                    "status",
                    "type"));

    private final String word;
    private final String competence;
    private final List<String> fields;

    RegisterKind(String word, String competence, List<String> fields) {
        this.word = word;
        this.competence = competence;
        this.fields = fields;
    }

    /** The word in addresses, messages and tables. */
    public String word() {
        return word;
    }

    /** The competence under which a zone's descriptor names the authority that keeps the register. */
    public String competence() {
        return competence;
    }

    /** The fields that it can be asked for, in order. */
    public List<String> fields() {
        return fields;
    }

    /** The topic of the questions and of their answers. */
    public Topic topic() {
        return new Topic("register." + word, 1);
    }

    /** The register of a word. */
    public static Optional<RegisterKind> of(String word) {
        for (RegisterKind kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
