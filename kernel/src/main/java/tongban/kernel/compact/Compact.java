package tongban.kernel.compact;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactFault.Cause;

/**
 * An agreement (合作协议) that its parties' zones sign and their nodes enforce: one text for one content, which people
 * can read. What no article of a compact in force allows is refused.
 *
 * @param zh its Chinese title
 * @param en its English title
 * @param parties 2 to 16 zones, in the order of their codes
 * @param from the first day, from 00:00 Beijing time
 * @param until the last day, to 24:00 Beijing time
 * @param replaces the compact that this one replaces, where there is one
 * @param articles numbered 1, 2, 3 and so on, 1 to 200
 */
public record Compact(
        String zh,
        String en,
        List<ZoneCode> parties,
        LocalDate from,
        LocalDate until,
        Optional<CompactId> replaces,
        List<Article> articles) {

    /** The first line of the text. */
    public static final String HEADING = "tongban/1/compact";

    /** Bytes of a text, at most; with its signatures it fits into a message. */
    public static final int LENGTH_MAX = 128 * 1024;

    public static final int PARTIES_MAX = 16;
    public static final int ARTICLES_MAX = 200;

    public Compact {
        parties = List.copyOf(parties);
        articles = List.copyOf(articles);
        Form.require(Form.isLine(zh, Form.TITLE_MAX) && Form.isLine(en, Form.TITLE_MAX), "a title is one line");
        Form.require(areParties(parties), "a compact has 2 to 16 different parties in the order of their codes");
        Form.require(isWritable(from) && isWritable(until) && !until.isBefore(from), "no period");
        Form.require(!articles.isEmpty() && articles.size() <= ARTICLES_MAX, "a compact has 1 to 200 articles");
        for (int i = 0; i < articles.size(); i++) {
            Form.require(articles.get(i).number() == i + 1, "articles are numbered in order");
            Form.require(namesOnly(parties, articles.get(i)), "a direction names parties");
        }
        Form.require(
                bytes(new Parts(zh, en, parties, from, until, replaces, articles).text()) <= LENGTH_MAX, "too large");
    }

    static boolean areParties(List<ZoneCode> zones) {
        return zones.size() >= 2
                && zones.size() <= PARTIES_MAX
                && zones.equals(zones.stream().distinct().sorted().toList());
    }

    private static boolean isWritable(LocalDate day) {
        return day.getYear() >= 0 && day.getYear() <= 9999;
    }

    static boolean namesOnly(List<ZoneCode> parties, Article article) {
        return article.terms().stream().allMatch(term -> namesOnly(parties, term));
    }

    private static boolean namesOnly(List<ZoneCode> parties, Term term) {
        Direction direction = Direction.ANY;
        if (term instanceof Term.AllowedTopic topic) {
            direction = topic.direction();
        } else if (term instanceof Term.Quota quota) {
            direction = quota.direction();
        }
        return !(direction instanceof Direction.OneWay way)
                || parties.contains(way.from()) && parties.contains(way.to());
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The first instant at which it can be in force. */
    public Instant start() {
        return from.atStartOfDay(LegalClock.BEIJING).toInstant();
    }

    /** The first instant at which it no longer can. */
    public Instant end() {
        return until.plusDays(1).atStartOfDay(LegalClock.BEIJING).toInstant();
    }

    public CompactId id() {
        return CompactId.of(text());
    }

    public Optional<Article> article(int number) {
        return number >= 1 && number <= articles.size() ? Optional.of(articles.get(number - 1)) : Optional.empty();
    }

    /** The text, which is hashed and signed. */
    public String text() {
        return new Parts(zh, en, parties, from, until, replaces, articles).text();
    }

    /** The same parts before they are known to make a compact. */
    private record Parts(
            String zh,
            String en,
            List<ZoneCode> parties,
            LocalDate from,
            LocalDate until,
            Optional<CompactId> replaces,
            List<Article> articles) {

        String text() {
            var text = new StringBuilder(HEADING)
                    .append("\ntitle-zh ")
                    .append(zh)
                    .append("\ntitle-en ")
                    .append(en);
            parties.forEach(party -> text.append("\nparty ").append(party));
            text.append("\nfrom ").append(from).append("\nuntil ").append(until);
            text.append("\nreplaces ")
                    .append(replaces.map(CompactId::hex).orElse("none"))
                    .append('\n');
            for (Article article : articles) {
                text.append("\narticle ").append(article.number());
                text.append("\ntitle-zh ")
                        .append(article.zh())
                        .append("\ntitle-en ")
                        .append(article.en());
                article.terms().forEach(term -> text.append('\n').append(term.line()));
                text.append('\n');
            }
            return text.toString();
        }
    }

    /** Reads a text strictly: whatever is read writes itself as the same bytes. Never throws. */
    public static CompactReading<Compact> read(byte[] bytes) {
        return Form.decode(bytes, LENGTH_MAX)
                .then(text -> new CompactReader(text).read().then(compact -> same(compact, text)));
    }

    /**
     * Reads a text whose parties and terms stand in any order, as people write it. What it says in the one form is the
     * result's {@link #text()}; nobody signs any other.
     */
    public static CompactReading<Compact> compose(byte[] bytes) {
        return Form.decode(bytes, LENGTH_MAX).then(text -> new CompactReader(text).read());
    }

    private static CompactReading<Compact> same(Compact compact, String text) {
        String own = compact.text();
        if (own.equals(text)) {
            return CompactReading.well(compact);
        }
        String[] wanted = own.split("\n", -1);
        String[] found = text.split("\n", -1);
        int line = 0;
        while (line < wanted.length && line < found.length && wanted[line].equals(found[line])) {
            line++;
        }
        return CompactReading.refused(Cause.NOT_THE_ONE_FORM, line + 1, line < wanted.length ? wanted[line] : "");
    }
}
