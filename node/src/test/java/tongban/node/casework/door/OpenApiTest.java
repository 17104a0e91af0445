package tongban.node.casework.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseFault;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.Mode;
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseWords;
import tongban.node.casework.Consultations;
import tongban.node.casework.Duties;
import tongban.node.casework.Duty;
import tongban.node.casework.MessageThread;
import tongban.node.casework.Notice;
import tongban.node.casework.hook.Hook;
import tools.jackson.databind.JsonNode;

/** The description of the interface has the words that the kernel and this module have, no more and no fewer. */
class OpenApiTest {

    private static final String REFUSED = "case.refused.";
    private static final String RECEIPT = "case.receipt.";

    private final OpenApi openApi = new OpenApi();

    private void same(String schema, Stream<String> words, Stream<String> zh) {
        assertThat(openApi.words(schema)).as(schema).containsExactlyElementsOf(words.toList());
        assertThat(openApi.titles(schema)).as(schema).containsExactlyElementsOf(zh.toList());
    }

    @Test
    void wordsAndTermsAreTheKernels() {
        same(
                "Act",
                Arrays.stream(Act.values()).map(Act::command),
                Arrays.stream(Act.values()).map(Act::zh));
        same(
                "Event",
                Arrays.stream(Act.values()).map(Act::event),
                Arrays.stream(Act.values()).map(Act::zh));
        same(
                "Phase",
                Arrays.stream(Phase.values()).map(Phase::word),
                Arrays.stream(Phase.values()).map(Phase::zh));
        same(
                "Role",
                Arrays.stream(Role.values()).map(Role::word),
                Arrays.stream(Role.values()).map(Role::zh));
        same(
                "Mode",
                Arrays.stream(Mode.values()).map(Mode::word),
                Arrays.stream(Mode.values()).map(Mode::zh));
        same(
                "RequestKind",
                Arrays.stream(RequestKind.values()).map(RequestKind::word),
                Arrays.stream(RequestKind.values()).map(RequestKind::zh));
        assertThat(openApi.words("FactName"))
                .containsExactlyElementsOf(
                        Arrays.stream(FactName.values()).map(FactName::word).toList());
    }

    @Test
    void queuesAndStatesAreThisModules() {
        assertThat(openApi.words("Queue"))
                .containsExactlyElementsOf(Arrays.stream(CaseQuery.Queue.values())
                        .map(queue -> queue.name().toLowerCase(Locale.ROOT))
                        .toList());
        assertThat(openApi.words("HookState"))
                .containsExactlyElementsOf(
                        Arrays.stream(Hook.State.values()).map(Hook.State::word).toList());
    }

    @Test
    void dutiesAreThisModules() {
        same(
                "DutyState",
                Arrays.stream(Duty.State.values()).map(Duty.State::word),
                Arrays.stream(Duty.State.values()).map(Duty.State::zh));
        assertThat(openApi.words("DutyList"))
                .containsExactlyElementsOf(Arrays.stream(Duties.Shown.values())
                        .map(OpenApiTest::word)
                        .toList());
        assertThat(openApi.words("DutySide"))
                .containsExactlyElementsOf(Arrays.stream(Duties.Side.values())
                        .map(OpenApiTest::word)
                        .toList());
    }

    @Test
    void noticesAndReceiptsAreThisModules() {
        assertThat(openApi.words("NoticeAudience"))
                .containsExactlyElementsOf(Arrays.stream(Notice.Audience.values())
                        .map(OpenApiTest::word)
                        .toList());
        assertThat(openApi.words("NoticeState"))
                .containsExactlyElementsOf(Arrays.stream(Notice.State.values())
                        .map(OpenApiTest::word)
                        .toList());
        ResourceBundle bundle = ResourceBundle.getBundle("tongban.node.casework.messages", Locale.SIMPLIFIED_CHINESE);
        assertThat(openApi.words("ReceiptState"))
                .containsExactlyInAnyOrderElementsOf(bundle.keySet().stream()
                        .filter(key -> key.startsWith(RECEIPT) && !key.equals(RECEIPT + "received"))
                        .map(key -> key.substring(RECEIPT.length()))
                        .toList());
    }

    @Test
    void opinionsAndMessagesAreThisModules() {
        assertThat(openApi.words("Opinion"))
                .containsExactlyElementsOf(Arrays.stream(Consultations.Opinion.values())
                        .map(Consultations.Opinion::word)
                        .toList());
        assertThat(openApi.words("ThreadSide"))
                .containsExactlyElementsOf(Arrays.stream(MessageThread.Side.values())
                        .map(MessageThread.Side::word)
                        .toList());
        assertThat(openApi.words("MessageState"))
                .containsExactlyElementsOf(Arrays.stream(MessageThread.State.values())
                        .map(MessageThread.State::word)
                        .toList());
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void eachRefusalIsAProblemThatIsListed() {
        List<String> problems = openApi.words("ProblemType").stream()
                .map(type -> type.replace("urn:tongban:problem:", ""))
                .toList();
        ResourceBundle bundle = ResourceBundle.getBundle("tongban.node.casework.messages", Locale.SIMPLIFIED_CHINESE);
        assertThat(problems)
                .containsExactlyInAnyOrderElementsOf(bundle.keySet().stream()
                        .filter(key -> key.startsWith(REFUSED))
                        .map(key -> key.substring(REFUSED.length()))
                        .toList());
        assertThat(problems)
                .containsAll(Arrays.stream(CaseFault.Cause.values())
                        .map(CaseFault.Cause::word)
                        .toList());
        assertThat(problems)
                .allSatisfy(word -> assertThat(CaseWords.say(Locale.ENGLISH, REFUSED + word, "", ""))
                        .isNotBlank());
    }

    @Test
    void actsNameTheFactsThatTheyNeed() {
        JsonNode acts = openApi.schema("Act").path("oneOf");
        for (Act act : Act.values()) {
            String said = acts.path(act.ordinal()).path("description").asString("");
            assertThat(words(said, "Facts: ([^.]*)")).as(act.command()).isEqualTo(words(act.required()));
            assertThat(words(said, "May have: ([^.]*)")).as(act.command()).isEqualTo(words(act.optional()));
        }
    }

    private static List<String> words(List<FactName> facts) {
        return facts.stream().map(FactName::word).toList();
    }

    private static List<String> words(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(", ")))
                .toList();
    }

    @Test
    void eachReferenceLeadsSomewhereAndEachOperationAnswersWithProblems() {
        assertThat(references(openApi.text))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                openApi.text.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        openApi.text
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    boolean deed = operation.getValue().has("operationId");
                    boolean open = operation.getValue().path("security").isEmpty()
                            && operation.getValue().has("security");
                    if (deed && !open) {
                        assertThat(operation
                                        .getValue()
                                        .at("/responses/default/$ref")
                                        .asString(""))
                                .as(path.getKey())
                                .endsWith("/Problem");
                    }
                }));
    }

    private static List<String> references(JsonNode node) {
        List<String> found = new ArrayList<>();
        if (node.path("$ref").isString()) {
            found.add(node.path("$ref").asString());
        }
        node.forEach(child -> found.addAll(references(child)));
        return found;
    }
}
