package tongban.verifier.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Says the kernel's English sentences, which stand in refusals, verdicts and evidence and partly on the wire, in the
 * language of the person who reads them. What it does not know it leaves as it is.
 */
public final class KernelWords {

    /** Sentences stand in sentences at most this deep; whoever nests deeper is no kernel. */
    private static final int DEPTH_MAX = 8;

    /** Characters of a sentence, at most; a partner's sentence on the wire has at most 1024 bytes. */
    private static final int LENGTH_MAX = 4096;

    private static final KernelWords ENGLISH = new KernelWords(List.of());
    private static final KernelWords CHINESE = new KernelWords(read("kernel_zh.txt"));

    private final List<Template> templates;

    private KernelWords(List<Template> templates) {
        this.templates = templates.stream()
                .sorted(Comparator.comparingInt(Template::weight).reversed())
                .toList();
    }

    /** The words for a locale: Chinese ones for Chinese, otherwise English ones, which change nothing. */
    public static KernelWords in(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    /** The sentence in this language. */
    public String say(String sentence) {
        return sentence.length() > LENGTH_MAX ? sentence : say(sentence, 0);
    }

    private String say(String sentence, int depth) {
        if (depth == DEPTH_MAX) {
            return sentence;
        }
        for (Template template : templates) {
            Optional<List<String>> found = template.match(sentence);
            if (found.isPresent()) {
                List<String> said = new ArrayList<>();
                for (int i = 0; i < found.get().size(); i++) {
                    String part = found.get().get(i);
                    said.add(template.gaps().get(i) == Template.Gap.SENTENCE ? say(part, depth + 1) : part);
                }
                return template.fill(said);
            }
        }
        return sentence;
    }

    List<Template> templates() {
        return templates;
    }

    private static List<Template> read(String name) {
        List<Template> templates = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(KernelWords.class.getResourceAsStream(name), name);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] sides = line.split(" = ", -1);
                    if (sides.length != 2) {
                        throw new IllegalStateException(name + " has a line without exactly one \" = \": " + line);
                    }
                    templates.add(Template.read(sides[0], sides[1]));
                }
            }
            return templates;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
