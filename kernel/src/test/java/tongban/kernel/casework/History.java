package tongban.kernel.casework;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.Digest;

/** A case that is told step by step. */
final class History {

    static final ZoneCode A = new ZoneCode("yanshi-a");
    static final ZoneCode B = new ZoneCode("yanshi-b");
    static final CaseId CASE = new CaseId(new OrderingKey(1, 2));
    static final CaseId REQUEST = new CaseId(new OrderingKey(3, 4));

    private static final Map<FactName, String> VALUES = new EnumMap<>(Map.ofEntries(
            Map.entry(FactName.ITEM, "registration/branch-company"),
            Map.entry(FactName.STANDARD, "ab".repeat(32)),
            Map.entry(FactName.RECEIVING, "yanshi-a"),
            Map.entry(FactName.DECIDING, "yanshi-b"),
            Map.entry(FactName.MODE, "collected"),
            Map.entry(FactName.TO, "yanshi-b"),
            Map.entry(FactName.AUTHORITY, "11100000YANX90013Y"),
            Map.entry(FactName.EYES, "4"),
            Map.entry(FactName.LIMIT, "3 working-days 市场主体登记管理条例|19"),
            Map.entry(FactName.EXTENSION, "3 working-days 市场主体登记管理条例|19"),
            Map.entry(FactName.SINCE, "2026-11-25T01:00:00Z"),
            Map.entry(FactName.DAYS, "2"),
            Map.entry(FactName.GROUND, "hearing"),
            Map.entry(FactName.OUTCOME, "grant"),
            Map.entry(FactName.REQUEST, REQUEST.toString()),
            Map.entry(FactName.KIND, "withdrawal"),
            Map.entry(FactName.MADE, "2026-11-25T01:30:00Z"),
            Map.entry(FactName.BASIS, "行政许可法|32|1|4")));

    private Optional<CaseState> state = Optional.empty();
    private Instant now = Instant.parse("2026-11-25T01:00:00Z");

    static History begun() {
        return new History().does(A, Act.SUBMIT, Role.COUNTER);
    }

    /** Offered and taken: the deciding zone holds it. */
    static History taken() {
        return begun().does(A, Act.OFFER, Role.COUNTER).does(B, Act.TAKE, Role.ACCEPTOR);
    }

    static History accepted() {
        return taken().does(B, Act.ACCEPT, Role.ACCEPTOR);
    }

    static History proposed() {
        return accepted().does(B, Act.PROPOSE, Role.REVIEWER);
    }

    static History granted() {
        return proposed().does(B, Act.GRANT, Role.DECIDER);
    }

    CaseState state() {
        return state.orElseThrow();
    }

    Instant now() {
        return now;
    }

    History at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    /** An event that would follow, with fit values of the facts that it must have. */
    CaseEvent next(ZoneCode zone, Act act, Role role) {
        Map<FactName, String> facts = new EnumMap<>(FactName.class);
        act.required().forEach(fact -> facts.put(fact, VALUES.getOrDefault(fact, "")));
        return next(zone, act, role, facts);
    }

    /** The same, citing the request. */
    CaseEvent citing(ZoneCode zone, Act act, Role role) {
        Map<FactName, String> facts = new EnumMap<>(FactName.class);
        facts.putAll(next(zone, act, role).facts());
        facts.put(FactName.REQUEST, REQUEST.toString());
        return next(zone, act, role, facts);
    }

    CaseEvent next(ZoneCode zone, Act act, Role role, Map<FactName, String> facts) {
        Digest body = CaseEvent.bodyDigest(new byte[16], "{}".getBytes(StandardCharsets.UTF_8));
        return new CaseEvent(
                CASE,
                state.map(CaseState::events).orElse(0) + 1,
                state.map(CaseState::head).orElse(CaseEvent.NOTHING),
                zone,
                now,
                act,
                role,
                role.word() + "-1",
                facts,
                body);
    }

    History does(ZoneCode zone, Act act, Role role) {
        return follows(next(zone, act, role));
    }

    History does(ZoneCode zone, Act act, Role role, FactName fact, String value) {
        CaseEvent plain = next(zone, act, role);
        Map<FactName, String> facts = new EnumMap<>(FactName.class);
        facts.putAll(plain.facts());
        facts.put(fact, value);
        return follows(next(zone, act, role, facts));
    }

    History follows(CaseEvent event) {
        state = Optional.of(((CaseAnswer.Moved) tried(event)).state());
        return this;
    }

    CaseAnswer tried(CaseEvent event) {
        return state.map(known -> known.after(event)).orElseGet(() -> CaseState.begin(event));
    }
}
