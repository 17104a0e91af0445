package tongban.node.casework.desk;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.CaseState;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.law.AsOf;
import tongban.kernel.law.ParameterAnswer;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRecord.Limits;
import tongban.node.casework.HeldEvent;
import tongban.node.casework.desk.CaseBook.Step;
import tongban.node.casework.store.BareTables;
import tongban.node.casework.store.CaseCopy;
import tongban.node.casework.store.IdentityWords;
import tongban.node.casework.store.SearchWords;
import tongban.node.zone.AtRest;
import tongban.policy.calendar.CalendarFiles;
import tongban.policy.limit.StatutoryLimit;
import tongban.policy.limit.TimeLimits;

/** Cases after one pattern, most of them over, spread over three years; the others were filed in the last hours. */
final class ManyCases {

    /** Of a hundred cases so many only submitted, then one each in the phases after that, and the others over. */
    private static final int SUBMITTED = 3;

    private static final int CHOSEN = 1000;
    private static final int DAYS = 1000;
    private static final int SECONDS_RECENT = 4 * 3600;

    private final List<HeldEvent> pattern;
    private final AtRest atRest;

    /** The forms are the pattern's, so the people in them are too. */
    private final List<String> identities;

    private final ZoneCode self;
    private final SplittableRandom random;
    private final Instant now;
    private final Clocks clocks;
    private final Optional<TimeLimit> gaps;

    /** What a seed decides. */
    ManyCases(List<HeldEvent> pattern, long seed, Instant now, AtRest atRest) {
        this.pattern = pattern;
        this.atRest = atRest;
        this.identities = new IdentityWords(atRest).in(pattern);
        this.self = pattern.getFirst().event().zone();
        this.random = new SplittableRandom(seed);
        this.now = now;
        var calendar = CalendarFiles.shipped();
        this.clocks = new Clocks(self, () -> calendar);
        this.gaps = gaps(now);
    }

    private static Optional<TimeLimit> gaps(Instant now) {
        return TimeLimits.shipped()
                .find("notice-of-gaps")
                .map(item -> item.limit().at(AsOf.on(LegalClock.dateOf(now))))
                .filter(ParameterAnswer.InForce.class::isInstance)
                .map(answer -> ((ParameterAnswer.InForce<StatutoryLimit>) answer)
                        .dated()
                        .value()
                        .limit());
    }

    /** One of them with all its events. */
    record Made(CaseRecord file, List<HeldEvent> history, List<String> words) {}

    /**
     * Loads one case for each name.
     *
     * @param open where those go that are only submitted
     * @return some of them, chosen by the seed
     */
    List<CaseId> load(Connection connection, JdbcTemplate sql, List<String> names, PrintStream open)
            throws SQLException {
        BareTables tables = new BareTables(sql);
        tables.strip();
        CaseCopy copy = new CaseCopy(connection.unwrap(PGConnection.class).getCopyAPI(), atRest);
        List<CaseId> chosen = new ArrayList<>();
        SplittableRandom choice = random.split();
        for (int index = 0; index < names.size(); index++) {
            Made made = made(index, names.get(index));
            List<String> words =
                    Stream.concat(made.words().stream(), identities.stream()).toList();
            copy.add(made.file(), made.history().getFirst().event().at(), words, made.history());
            if (made.history().size() == steps(0)) {
                open.println(known(made));
            }
            // Each case has the same chance to be among the chosen ones, however many come.
            int place = index < CHOSEN ? index : choice.nextInt(index + 1);
            if (index < CHOSEN) {
                chosen.add(made.file().id());
            } else if (place < CHOSEN) {
                chosen.set(place, made.file().id());
            }
        }
        copy.flush();
        sql.queryForObject("select setval('casework.case_number', ?)", Long.class, (long) names.size() + 1);
        tables.dress();
        return chosen;
    }

    private static String known(Made made) {
        List<String> words = made.words();
        return String.join(
                "\t",
                made.file().id().toString(),
                made.file().number(),
                made.file().subject(),
                words.get(words.size() - 2),
                words.getLast());
    }

    Made made(int index, String name) {
        int events = steps(index % 100);
        boolean over = events == pattern.size();
        Instant filed = over
                ? now.minus(Duration.ofDays(10 + random.nextInt(DAYS))).minusSeconds(random.nextInt(86_400))
                : now.minusSeconds(600 + random.nextInt(SECONDS_RECENT));
        CaseId id = CaseId.random(random);
        String number = number(filed, index);
        List<HeldEvent> history = new ArrayList<>();
        Optional<CaseState> state = Optional.empty();
        Limits limits = Limits.NONE;
        for (int event = 0; event < events; event++) {
            CaseBook book = new CaseBook(self, random, id, state, filed.plusSeconds(60L * event));
            book.add(step(event, number, name));
            history.addAll(book.added());
            state = Optional.of(book.state());
            limits = clocks.after(limits, book.state(), book.added(), gaps, book.now());
        }
        CaseRecord file = new CaseRecord(
                id,
                number,
                name,
                state.orElseThrow(),
                Optional.empty(),
                0,
                0,
                history.getFirst().event().at(),
                limits);
        return new Made(file, history, SearchWords.of(number, name));
    }

    /** How many events a case of each hundred has: submitted and received, then one more for each phase. */
    private int steps(int ofHundred) {
        int more = ofHundred < SUBMITTED ? 0 : ofHundred - SUBMITTED + 1;
        return Math.min(2 + more, pattern.size());
    }

    private Step step(int event, String number, String name) {
        HeldEvent like = pattern.get(event);
        byte[] body = event == 0 ? submission(like.body(), number, name) : like.body();
        return new Step(
                like.event().act(),
                like.event().role(),
                like.event().by(),
                like.event().facts(),
                body);
    }

    /** The form of the pattern, under this number and name. */
    private static byte[] submission(byte[] like, String number, String name) {
        String text = new String(like, java.nio.charset.StandardCharsets.UTF_8);
        String form = text.substring(text.indexOf("\"form\":") + 7, text.length() - 1);
        return Submission.write(number, name, form.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private String number(Instant filed, int index) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(LegalClock.dateOf(filed));
        return self.value().toUpperCase(Locale.ROOT) + "-" + day + "-" + String.format(Locale.ROOT, "%07d", index + 2);
    }
}
