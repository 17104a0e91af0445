package tongban.verifier.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with gaps, and the same sentence in another language.
 *
 * @param fixed the parts between the gaps, one more than there are gaps; the first and the last may be empty
 * @param gaps what each gap takes
 * @param other the other language's sentence with {@code {0}}, {@code {1}} … where the gaps' texts go
 */
record Template(List<String> fixed, List<Gap> gaps, String other) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?::(word|number))?}");

    /** What may stand in a gap. */
    enum Gap {
        /** Anything; it is said in the other language too. */
        SENTENCE,
        /** Text without a blank: a name, an id, an instant. */
        WORD,
        /** Digits, perhaps with a sign. */
        NUMBER;

        boolean takes(String text) {
            return switch (this) {
                case SENTENCE -> !text.isBlank();
                case WORD -> !text.isEmpty() && text.chars().noneMatch(Character::isWhitespace);
                case NUMBER -> text.matches("-?\\d{1,20}");
            };
        }
    }

    Template {
        fixed = List.copyOf(fixed);
        gaps = List.copyOf(gaps);
    }

    /** Reads {@code line {0:number}: {1}} and its translation; the gaps of the first are numbered in their order. */
    static Template read(String english, String other) {
        List<String> fixed = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        Matcher places = PLACE.matcher(english);
        int at = 0;
        while (places.find()) {
            if (Integer.parseInt(places.group(1)) != gaps.size()) {
                throw new IllegalArgumentException("gaps are numbered from 0 in their order: " + english);
            }
            fixed.add(english.substring(at, places.start()));
            String kind = places.group(2);
            gaps.add(kind == null ? Gap.SENTENCE : kind.equals("word") ? Gap.WORD : Gap.NUMBER);
            at = places.end();
        }
        fixed.add(english.substring(at));
        return new Template(fixed, gaps, other);
    }

    /** How many characters are fixed. */
    int weight() {
        return fixed.stream().mapToInt(String::length).sum();
    }

    /**
     * The texts in the gaps when the whole sentence fits. Each fixed part is taken where it first comes, so that the
     * time is linear in the sentence, whoever wrote it.
     */
    Optional<List<String>> match(String sentence) {
        String end = fixed.getLast();
        if (gaps.isEmpty()) {
            return sentence.equals(end) ? Optional.of(List.of()) : Optional.empty();
        }
        if (!sentence.startsWith(fixed.getFirst()) || !sentence.endsWith(end)) {
            return Optional.empty();
        }
        int from = fixed.getFirst().length();
        int until = sentence.length() - end.length();
        List<String> found = new ArrayList<>(gaps.size());
        for (int i = 0; i < gaps.size(); i++) {
            int to = i == gaps.size() - 1 ? until : sentence.indexOf(fixed.get(i + 1), from + 1);
            if (to <= from || to > until || !gaps.get(i).takes(sentence.substring(from, to))) {
                return Optional.empty();
            }
            found.add(sentence.substring(from, to));
            from = to + fixed.get(i + 1).length();
        }
        return Optional.of(found);
    }

    /** The other language's sentence with these texts in its gaps. */
    String fill(List<String> texts) {
        return PLACE.matcher(other)
                .replaceAll(place -> Matcher.quoteReplacement(texts.get(Integer.parseInt(place.group(1)))));
    }
}
