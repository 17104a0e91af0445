package tongban.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tongban.verifier.command.CommandRun;

/** Whatever is wrong with a file, who asked for Chinese reads Chinese. */
class ChineseFuzzTest {

    private static final Path SAMPLES = Path.of("../docs/samples");

    /** Three English words in a row; names, ids and codes of the protocol have fewer. */
    private static final Pattern ENGLISH = Pattern.compile("\\b[A-Za-z]{2,}(?:[ ,;:]+[A-Za-z]{2,}){2,}");

    private final Set<String> said = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    @Test
    void everySentenceAboutAMutatedSampleIsChinese() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : List.of(
                "channel/a-b.tbx",
                "channel/a-b-2.proof",
                "channel/b-a.tbx",
                "broken/a-forked.evidence",
                "channel/a-public.tbx",
                "channel/a-b-2.proof",
                "broken/fork/a-b-other.tbx",
                "channel/yanshi-a.seal")) {
            seeds.add(Files.readAllBytes(SAMPLES.resolve(name)));
        }
        IntStream.range(0, 4_000).parallel().forEach(seed -> {
            Random random = new Random(seed);
            byte[] good = seeds.get(seed % seeds.size());
            byte[] other = seeds.get(random.nextInt(seeds.size()));
            // An export is binary and has hardly a line; inside() then changes it like any other bytes.
            byte[] bytes = good.length < 4_000 && seed % 3 != 0
                    ? inside(good, other, random)
                    : Mutations.mutated(good, other, random);
            chinese("seed " + seed, audit("mutation" + seed, bytes, seed % seeds.size() == 7));
        });
        // The mutations give 231 different lines; far fewer would mean that they no longer reach the sentences.
        assertThat(said).as("different lines").hasSizeGreaterThan(200);
    }

    @Test
    void everySentenceAboutASampleIsChinese() throws IOException {
        try (Stream<Path> all = Files.walk(SAMPLES)) {
            all.filter(path -> !path.toString().endsWith(".md"))
                    .forEach(path -> chinese(path.toString(), run("audit", path.toString())));
        }
    }

    /** The same change inside the base64 of one line, where signed texts, headers and bodies are. */
    private static byte[] inside(byte[] good, byte[] other, Random random) {
        String[] lines = new String(good, StandardCharsets.UTF_8).split("\n", -1);
        int at = 1 + random.nextInt(Math.max(1, lines.length - 1));
        int space = lines[at].indexOf(' ');
        if (space < 0 || lines[at].length() < 40) {
            return Mutations.mutated(good, other, random);
        }
        try {
            byte[] value = Base64.getDecoder().decode(lines[at].substring(space + 1));
            byte[] changed = Mutations.mutated(value, value, random);
            lines[at] = lines[at].substring(0, space + 1) + Base64.getEncoder().encodeToString(changed);
        } catch (IllegalArgumentException notBase64) {
            lines[at] = lines[at].substring(0, space);
        }
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private CommandRun audit(String name, byte[] bytes, boolean certificate) {
        try {
            Path file = Files.write(folder.resolve(name), bytes);
            CommandRun run = certificate
                    ? run("audit", SAMPLES.resolve("channel/a-b.tbx").toString(), "--trust", file.toString())
                    : run("audit", file.toString());
            Files.delete(file);
            return run;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static CommandRun run(String... words) {
        List<String> chinese = new ArrayList<>(List.of(words));
        chinese.add("--lang=zh");
        return CommandRun.of(chinese.toArray(String[]::new));
    }

    private void chinese(String name, CommandRun run) {
        assertThat(run.exit()).as(name).isBetween(0, 2);
        for (String line : (run.out() + "\n" + run.err()).split("\n")) {
            // A body, a reason or a ground is its writer's own text, and a path is the reader's.
            String own = line.replaceAll("/\\S+", "/");
            assertThat(ENGLISH.matcher(own).find()).as(name + ": " + line).isFalse();
            said.add(own.replaceAll("[0-9a-f ]{8,}|\\d+", "#"));
        }
    }
}
