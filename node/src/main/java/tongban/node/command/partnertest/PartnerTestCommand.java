package tongban.node.command.partnertest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tongban.kernel.seal.Reading;
import tongban.kernel.zone.Descriptor;
import tongban.node.trial.Came;
import tongban.node.trial.Door;
import tongban.node.trial.PlayedPartner;
import tongban.node.trial.Trial;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFolder;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/**
 * Plays a hostile or clumsy partner against any node, and says of each trial what was sent, what came, and whether it
 * is right.
 */
@Command(name = "partner-test", resourceBundle = "tongban.node.command.partnertest.messages")
final class PartnerTestCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "URL", descriptionKey = "url")
    private String url = "";

    @Option(names = "--zone", paramLabel = "FILE", descriptionKey = "zone", required = true)
    private Path zone = Path.of("zone.yaml");

    @Option(names = "--node", paramLabel = "FILE", descriptionKey = "node", required = true)
    private Path node = Path.of("node.tbd");

    @Option(names = "--only", paramLabel = "TRIAL", split = ",", descriptionKey = "only")
    private List<String> only = new ArrayList<>();

    @Option(names = "--fork", descriptionKey = "fork")
    private boolean fork;

    private final InstantSource clock;
    private final SecureRandom random;

    PartnerTestCommand(InstantSource clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Trial> trials = trials();
        URI address = address();
        Descriptor tested = descriptor();
        ZoneFolder.Voice voice = voice();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Door.ANSWER_WITHIN)
                .sslContext(voice.clientFor(tested))
                .build()) {
            PlayedPartner partner = new PlayedPartner(
                    voice.descriptor().channelTo(tested.zone()), voice.key(), new Door(address, client), clock, random);
            meet(partner, tested);
            return play(partner, trials);
        }
    }

    private List<Trial> trials() {
        List<Trial> all = new ArrayList<>(Trial.all());
        if (fork) {
            all.add(Trial.fork());
        }
        List<String> unknown = only.stream()
                .filter(word -> all.stream().noneMatch(trial -> trial.word().equals(word)))
                .toList();
        if (!unknown.isEmpty()) {
            String known = all.stream().map(Trial::word).collect(Collectors.joining(", "));
            throw new BadInput(output.text("only.unknown", String.join(", ", unknown), known));
        }
        return only.isEmpty()
                ? all
                : all.stream().filter(trial -> only.contains(trial.word())).toList();
    }

    private URI address() {
        try {
            URI address = URI.create(url);
            if (("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            throw new BadInput(output.text("url.wrong", url), malformed);
        }
        throw new BadInput(output.text("url.wrong", url));
    }

    private Descriptor descriptor() {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(node);
        } catch (IOException fault) {
            throw new BadInput(output.text("node.unreadable", node), fault);
        }
        return switch (Descriptor.read(bytes)) {
            case Reading.Well<Descriptor> well -> well.value();
            case Reading.Refused<Descriptor> refused ->
                throw new BadInput(output.text(
                        "node.wrong", node, output.kernel(refused.refusal().toString())));
        };
    }

    private ZoneFolder.Voice voice() {
        return switch (ZoneFolder.open(zone, random).then(ZoneFolder::voice)) {
            case ZoneAnswer.Done<ZoneFolder.Voice> done -> done.value();
            case ZoneAnswer.Refused<ZoneFolder.Voice> refused ->
                throw new BadInput(refused.refusal().sentence(output.locale()));
        };
    }

    private void meet(PlayedPartner partner, Descriptor tested) throws InterruptedException {
        @Nullable String silence = "";
        try {
            if (partner.meets()) {
                return;
            }
            silence = Came.of(partner.send(
                            partner.envelope().hello(partner.session()).build(partner.session())))
                    .words();
        } catch (IOException fault) {
            silence = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        }
        throw new BadInput(output.text("no-start", tested.zone(), url, silence, partner.self()));
    }

    private int play(PlayedPartner partner, List<Trial> trials) throws InterruptedException {
        List<Map<String, Object>> results = new ArrayList<>();
        int failed = 0;
        for (Trial trial : trials) {
            Came came = trial.played(partner);
            failed += came.right() ? 0 : 1;
            output.say(came.right() ? "passed" : "failed", trial.word());
            output.say("sent", output.text("sent." + trial.word()));
            output.say("right", output.text("right." + trial.word()));
            output.say("came", came.words());
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("trial", trial.word());
            result.put("passed", came.right());
            result.put("came", came.words());
            results.add(result);
        }
        output.say("end", trials.size() - failed, failed);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("node", partner.node().value());
        json.put("zone", partner.self().value());
        json.put("trials", results);
        json.put("passed", trials.size() - failed);
        json.put("failed", failed);
        return output.finish(failed == 0 ? Verdict.WELL : Verdict.FAILED, json);
    }
}
