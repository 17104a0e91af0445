package tongban.kernel.compact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactFault.Cause;

/** Reads the lines of a compact from the first to the last. The text ends with a line feed and is bounded. */
final class CompactReader {

    private final String[] lines;
    private int next;

    CompactReader(String text) {
        this.lines = text.substring(0, text.length() - 1).split("\n", -1);
    }

    CompactReading<Compact> read() {
        try {
            return CompactReading.well(compact());
        } catch (Stop stop) {
            return new CompactReading.Refused<>(stop.fault);
        }
    }

    private Compact compact() throws Stop {
        if (!lines[0].equals(Compact.HEADING)) {
            throw new Stop(Cause.WRONG_HEADING, 1, Compact.HEADING);
        }
        next = 1;
        String zh = title("title-zh");
        String en = title("title-en");
        List<ZoneCode> parties = new ArrayList<>();
        while (starts("party ")) {
            parties.add(field("party", Direction::zone, Cause.BAD_ZONE));
        }
        if (!Compact.areParties(parties.stream().sorted().toList())) {
            throw new Stop(Cause.BAD_PARTIES, next, "");
        }
        LocalDate from = field("from", Form::date, Cause.BAD_DATE);
        LocalDate until = field("until", Form::date, Cause.BAD_DATE);
        if (until.isBefore(from)) {
            throw new Stop(Cause.EMPTY_PERIOD, next, until.toString());
        }
        Optional<CompactId> replaces = field("replaces", CompactReader::idOrNone, Cause.BAD_ID);
        List<ZoneCode> sorted = parties.stream().sorted().toList();
        List<Article> articles = new ArrayList<>();
        while (next < lines.length) {
            articles.add(article(articles.size() + 1, sorted));
        }
        if (articles.isEmpty()) {
            throw new Stop(Cause.NO_ARTICLE, next, "");
        }
        return new Compact(zh, en, sorted, from, until, replaces, articles);
    }

    private static Optional<Optional<CompactId>> idOrNone(String text) {
        return text.equals("none")
                ? Optional.of(Optional.empty())
                : CompactId.read(text).map(Optional::of);
    }

    private Article article(int number, List<ZoneCode> parties) throws Stop {
        if (!lines[next].isEmpty()) {
            throw new Stop(Cause.MISSING_LINE, next + 1, "");
        }
        next++;
        String wanted = Integer.toString(number);
        field("article", text -> Optional.of(text).filter(wanted::equals), Cause.BAD_ARTICLE_NUMBER);
        if (number > Compact.ARTICLES_MAX) {
            throw new Stop(Cause.BAD_ARTICLE_NUMBER, next, wanted);
        }
        String zh = title("title-zh");
        String en = title("title-en");
        List<Term> terms = new ArrayList<>();
        while (next < lines.length && !lines[next].isEmpty()) {
            terms.add(term(parties));
            if (terms.size() > Article.TERMS_MAX) {
                throw new Stop(Cause.TOO_MANY_TERMS, next, "");
            }
            if (!Article.agrees(terms)) {
                Cause cause = terms.getLast() instanceof Term.Quota ? Cause.BAD_QUOTA : Cause.BAD_LEVEL;
                throw new Stop(cause, next, lines[next - 1]);
            }
        }
        return new Article(number, zh, en, terms);
    }

    private Term term(List<ZoneCode> parties) throws Stop {
        String line = lines[next++];
        return switch (TermReading.of(line, parties)) {
            case TermReading.Is is -> is.term();
            case TermReading.IsNot not -> throw new Stop(not.cause(), next, line);
        };
    }

    private String title(String name) throws Stop {
        return field(name, text -> Optional.of(text).filter(t -> Form.isLine(t, Form.TITLE_MAX)), Cause.BAD_TITLE);
    }

    private boolean starts(String beginning) {
        return next < lines.length && lines[next].startsWith(beginning);
    }

    private <T> T field(String name, Function<String, Optional<T>> parser, Cause otherwise) throws Stop {
        if (!starts(name + " ")) {
            throw new Stop(Cause.MISSING_LINE, Math.min(next + 1, lines.length), name);
        }
        String value = lines[next++].substring(name.length() + 1);
        Optional<T> read = parser.apply(value);
        if (read.isEmpty()) {
            throw new Stop(otherwise, next, value);
        }
        return read.get();
    }

    /** Ends the reading at the first fault; never leaves this class. */
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1;
        private final transient CompactFault fault;

        Stop(Cause cause, int line, String found) {
            super(null, null, false, false);
            this.fault = new CompactFault(cause, line, found);
        }
    }
}
