package tongban.node.compact.admission;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.CompactState;
import tongban.kernel.compact.Term.Quota;
import tongban.kernel.exchange.Handlers.Outcome.Refused;
import tongban.node.compact.CompactWords;
import tongban.node.compact.Finishing;
import tongban.node.compact.Ground;
import tongban.node.compact.HeldCompact;
import tongban.node.compact.store.Holdings;
import tongban.node.compact.store.UsedTable.Counter;

/** Judges messages that go one way between two zones at one instant. */
final class Judgement {

    private final Holdings holdings;
    private final ZoneCode from;
    private final ZoneCode to;
    private final Instant now;
    private final Supplier<List<Finishing>> finishing;
    private final Map<String, CompactState> states = new HashMap<>();

    Judgement(Holdings holdings, ZoneCode from, ZoneCode to, Instant now, Supplier<List<Finishing>> finishing) {
        this.holdings = holdings;
        this.finishing = finishing;
        this.from = from;
        this.to = to;
        this.now = now;
    }

    /** What came of judging a message, but for quotas. */
    sealed interface Finding {

        record Allowed(Ground ground, List<Quota> quotas) implements Finding {}

        record Forbidden(Refused refusal) implements Finding {}
    }

    Finding find(Topic topic, byte[] body) {
        Optional<NamedArticle> named = NamedArticle.in(body);
        if (named.isEmpty()) {
            return refused("missing", Optional.empty(), topic);
        }
        String hex = named.get().compact();
        HeldCompact held = holdings.byHex().get(hex);
        if (held == null) {
            String shown = hex.length() > 64 ? hex.substring(0, 64) : hex;
            return refused("unknown", Optional.empty(), shown);
        }
        int number = named.get().article();
        String title = "《" + held.compact().zh() + "》";
        Optional<Article> article = held.compact().article(number);
        Optional<String> provision =
                Optional.of(article.map(one -> title + one.citationZh()).orElse(title + "第" + number + "条"));
        if (!held.compact().parties().contains(from)
                || !held.compact().parties().contains(to)) {
            return refused("parties", provision, from, to);
        }
        CompactState state = states.computeIfAbsent(hex, none -> held.state(now));
        boolean inForce = state instanceof CompactState.InForce;
        if (!inForce && !finishes(state, held, topic, body)) {
            return notInForce(state, provision);
        }
        if (article.isEmpty()) {
            return refused("article", provision, held.compact().articles().size());
        }
        if (!article.get().allows(topic, from, to)) {
            boolean otherWay = article.get().names(topic);
            return refused(otherWay ? "direction" : "topic", provision, topic, from, to);
        }
        Ground ground = new Ground(held.id(), held.compact(), article.get());
        return new Finding.Allowed(ground, inForce ? article.get().quotas(from, to) : List.of());
    }

    /** What was begun under an agreement that was in force is finished after its end. */
    private boolean finishes(CompactState state, HeldCompact held, Topic topic, byte[] body) {
        boolean wasInForce = state instanceof CompactState.Ended
                || state instanceof CompactState.Expired
                || state instanceof CompactState.Replaced;
        return wasInForce && finishing.get().stream().anyMatch(module -> module.finishes(held.id(), topic, body));
    }

    private static Finding notInForce(CompactState state, Optional<String> provision) {
        return switch (state) {
            case CompactState.Drafted drafted -> refused("draft", provision);
            case CompactState.Waiting waiting -> refused("waiting", provision, join(waiting.missing()));
            case CompactState.Agreed agreed -> refused("agreed", provision, moment(agreed.from()));
            case CompactState.Suspended one ->
                refused("suspended", provision, join(one.by()), moment(one.since()), one.reason());
            case CompactState.Replaced one ->
                refused("replaced", provision, one.by().hex(), moment(one.since()));
            case CompactState.Expired one -> refused("expired", provision, moment(one.since()));
            case CompactState.Ended one -> refused("ended", provision, one.by(), moment(one.since()), one.reason());
            case CompactState.Withdrawn one ->
                refused("withdrawn", provision, one.by(), moment(one.since()), one.reason());
            case CompactState.InForce force -> throw new IllegalStateException("it is in force");
        };
    }

    static Refused overQuota(Ground ground, Quota quota) {
        String key = "quota." + quota.period().word();
        return refusal(key, "compact-quota", Optional.of(ground.provision()), quota.count());
    }

    /** Where a quota is counted at this instant. */
    Counter counter(Ground ground, Quota quota) {
        String day =
                LocalDateTime.ofInstant(now, LegalClock.BEIJING).toLocalDate().toString();
        String period = switch (quota.period()) {
            case DAY -> day;
            case MONTH -> day.substring(0, "2026-11".length());
            case TOTAL -> "total";
        };
        String name = quota.period().word() + " " + quota.direction().text();
        return new Counter(ground.id(), ground.article().number(), name, from, to, period);
    }

    static Refused notTold(Ground ground, ZoneCode partner) {
        return refusal("not-told", "compact-not-told", Optional.of(ground.provision()), partner);
    }

    private static Finding refused(String word, Optional<String> provision, Object... arguments) {
        return new Finding.Forbidden(refusal(word, "compact-" + word, provision, arguments));
    }

    private static Refused refusal(String key, String reason, Optional<String> provision, Object... arguments) {
        return new Refused(reason, provision, CompactWords.both("compact.forbidden." + key, arguments));
    }

    private static String join(Iterable<ZoneCode> zones) {
        StringBuilder all = new StringBuilder();
        zones.forEach(zone -> all.append(all.isEmpty() ? "" : ", ").append(zone));
        return all.toString();
    }

    /** Beijing time to the minute. */
    private static String moment(Instant instant) {
        String text = LocalDateTime.ofInstant(instant, LegalClock.BEIJING).toString();
        return text.substring(0, "2026-11-25T00:00".length()).replace('T', ' ');
    }
}
