package tongban.node.compact.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Compact;

/**
 * What people typed into the form of a new agreement, as they typed it. Its text is put together from it and then read
 * as strictly as any other one.
 *
 * @param zh Chinese title
 * @param en English title
 * @param parties codes of the other parties
 * @param from first day
 * @param until last day
 * @param replaces an id, or empty
 * @param articles in their order, at least one
 */
record DraftForm(
        String zh,
        String en,
        List<String> parties,
        String from,
        String until,
        String replaces,
        List<ArticleForm> articles) {

    /** Titles of an article and its terms, one a line. */
    record ArticleForm(String zh, String en, String terms) {

        List<String> lines() {
            return terms.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** Lines of an article before its terms: an empty one, its number, two titles. */
    private static final int TITLE_LINES = 4;

    /** An article to begin with: both say hello. */
    static final ArticleForm FIRST = new ArticleForm("互相问候", "Hello", "topic exchange.hello/1 any");

    static DraftForm of(MultiValueMap<String, String> form) {
        List<String> titles = form.getOrDefault("article-zh", List.of());
        List<ArticleForm> articles = new ArrayList<>();
        for (int i = 0; i < Math.min(titles.size(), Compact.ARTICLES_MAX); i++) {
            articles.add(new ArticleForm(
                    titles.get(i).strip(), at(form, "article-en", i).strip(), at(form, "article-terms", i)));
        }
        if (articles.isEmpty()) {
            articles.add(FIRST);
        }
        return new DraftForm(
                at(form, "zh", 0).strip(),
                at(form, "en", 0).strip(),
                form.getOrDefault("party", List.of()),
                at(form, "from", 0),
                at(form, "until", 0),
                at(form, "replaces", 0),
                articles);
    }

    private static String at(MultiValueMap<String, String> form, String name, int index) {
        List<String> values = form.getOrDefault(name, List.of());
        return index < values.size() ? values.get(index) : "";
    }

    /** The same with one article more, for the next one to be written. */
    DraftForm withArticle() {
        List<ArticleForm> more = new ArrayList<>(articles);
        if (more.size() < Compact.ARTICLES_MAX) {
            more.add(new ArticleForm("", "", ""));
        }
        return new DraftForm(zh, en, parties, from, until, replaces, more);
    }

    /** Its text; what is wrong with it shows when it is read. The order of terms is the reader's business. */
    String text(ZoneCode self) {
        List<String> lines = new ArrayList<>(List.of(Compact.HEADING, "title-zh " + zh, "title-en " + en));
        Stream.concat(Stream.of(self.value()), parties.stream())
                .distinct()
                .sorted()
                .forEach(party -> lines.add("party " + party));
        lines.add("from " + from);
        lines.add("until " + until);
        lines.add("replaces " + (replaces.isEmpty() ? "none" : replaces));
        for (int i = 0; i < articles.size(); i++) {
            lines.add("");
            lines.add("article " + (i + 1));
            lines.add("title-zh " + articles.get(i).zh());
            lines.add("title-en " + articles.get(i).en());
            lines.addAll(articles.get(i).lines());
        }
        return String.join("\n", lines) + "\n";
    }

    /** The id of the input from which a line of the text came. */
    String field(int line) {
        int parties = (int)
                Stream.concat(Stream.of(""), parties().stream()).distinct().count();
        List<String> head = List.of("zh", "zh", "en");
        if (line <= head.size()) {
            return head.get(Math.max(0, line - 1));
        }
        int after = line - head.size() - parties;
        if (after <= 0) {
            return "party";
        }
        List<String> dates = List.of("from", "until", "replaces");
        if (after <= dates.size()) {
            return dates.get(after - 1);
        }
        int left = after - dates.size();
        for (int i = 0; i < articles.size(); i++) {
            int terms = articles.get(i).lines().size();
            if (left <= TITLE_LINES + terms || i == articles.size() - 1) {
                String part = left <= TITLE_LINES - 1 ? "zh" : left == TITLE_LINES ? "en" : "terms";
                return "article-" + part + "-" + i;
            }
            left -= TITLE_LINES + terms;
        }
        return "zh";
    }
}
