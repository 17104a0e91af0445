package tongban.node.casework.desk;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.FactName;
import tongban.kernel.casework.RequestKind;
import tongban.kernel.casework.Role;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Received;
import tongban.kernel.merkle.Digest;
import tongban.node.casework.Asking;
import tongban.node.casework.CaseMessages;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.Doing;
import tongban.node.casework.Filing;
import tongban.node.casework.NoticeChannel;
import tongban.node.casework.crossing.CaseMessage;
import tongban.node.casework.crossing.DutyMessage;
import tongban.node.casework.crossing.Sharing;
import tongban.node.casework.store.AssignmentTables;
import tongban.node.casework.store.CaseLists;
import tongban.node.casework.store.CaseTables;
import tongban.node.casework.store.ConsultationTable;
import tongban.node.casework.store.DutyTable;
import tongban.node.casework.store.NoticeTable;
import tongban.node.casework.store.RequestTable;
import tongban.node.casework.store.ThreadTable;
import tongban.node.casework.store.ViewTable;
import tongban.node.exchange.Message;
import tongban.node.register.store.RegisterKey;
import tongban.node.zone.AtRest;
import tongban.policy.calendar.CalendarFiles;

/** The cases of one zone on a real database; what it tells its partner waits until a test brings it. */
final class ZoneAtTest implements AutoCloseable {

    final ZoneCode code;
    final StandardsAtTest standards;
    final AgreementAtTest agreement;
    final Desk desk;
    final Assigning assigning;
    final DutyBook duties;
    final Threading thread;
    final Consulting consulting;
    final Viewing views;
    final JdbcTemplate sql;
    final Deque<Message> said = new ArrayDeque<>();
    final List<Outcome> outcomes = new ArrayList<>();
    final List<NoticeChannel> channels = new ArrayList<>();
    final AtRest atRest;
    private final Notices notices;
    private int filed;
    private final HikariDataSource database;
    private final AtomicReference<Instant> clock;
    private final TransactionTemplate transactions;
    private final List<CaseTopic<?>> topics;

    /** With bodies sealed, as in every node that has a zone file. */
    ZoneAtTest(EmbeddedPostgres postgres, String code, AgreementAtTest agreement, AtomicReference<Instant> clock) {
        this(
                postgres,
                code,
                agreement,
                clock,
                new AtRest(Optional.of(new RegisterKey(new byte[RegisterKey.LENGTH], new SecureRandom()))));
    }

    ZoneAtTest(
            EmbeddedPostgres postgres,
            String code,
            AgreementAtTest agreement,
            AtomicReference<Instant> clock,
            AtRest atRest) {
        this.atRest = atRest;
        this.code = new ZoneCode(code);
        this.clock = clock;
        this.agreement = agreement;
        standards = new StandardsAtTest();
        database = CasesDatabase.of(postgres, "cases_" + code.replace('-', '_'));
        sql = new JdbcTemplate(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        RandomGenerator random = new Random(code.hashCode());
        CaseTables tables = new CaseTables(sql, atRest);
        Sharing sharing = new Sharing(this.code, tables, () -> new Waiting(this::tell));
        Clocks clocks = new Clocks(this.code, CalendarFiles::shipped);
        notices = new Notices(new NoticeTable(sql), () -> List.copyOf(channels));
        Parts parts = parts(tables, sharing, clocks, random);
        topics = new ArrayList<>(topics(new Arrivals(parts, standards, () -> agreement)));
        Desk.Timing timing = new Desk.Timing(transactions, clock::get);
        DutyTable dutyTable = new DutyTable(sql, this.code);
        duties = new DutyBook(this.code, dutyTable, notices, () -> new Waiting(this::tell), timing);
        topics.addAll(topics(new DutyArrivals(this.code, dutyTable, clocks, notices, () -> agreement)));
        assigning = new Assigning(tables, new AssignmentTables(sql), timing);
        desk = new Desk(
                parts,
                new Filings(parts, standards, () -> agreement),
                new Acting(parts, standards, assigning),
                new CaseLists(sql, this.code, atRest),
                timing);
        thread = new Threading(tables, new ThreadTable(sql, atRest), desk, this.code, timing);
        consulting = consulting(random, timing);
        views = views(random, timing);
    }

    private Parts parts(CaseTables tables, Sharing sharing, Clocks clocks, RandomGenerator random) {
        return new Parts(
                new Parts.Stored(tables, new RequestTable(sql, atRest)),
                sharing,
                clocks,
                new Parts.Heard(
                        notices,
                        followUps(tables, clocks, random),
                        new Unread(new ThreadTable(sql, atRest), this.code)),
                random);
    }

    private FollowUps followUps(CaseTables tables, Clocks clocks, RandomGenerator random) {
        return new FollowUps(
                code,
                new FollowUps.Stored(tables, new DutyTable(sql, code)),
                standards,
                clocks,
                new FollowUps.Surroundings(() -> agreement, notices, random));
    }

    private static List<CaseTopic<?>> topics(DutyArrivals arrivals) {
        return List.of(
                new CaseTopic<>(CaseMessages.FOLLOWS, DutyMessage::follows, arrivals::follows),
                new CaseTopic<>(
                        CaseMessages.FOLLOWED,
                        DutyMessage::followed,
                        (partner, ground, said, now) -> arrivals.followed(partner, said)));
    }

    private static List<CaseTopic<?>> topics(Arrivals arrivals) {
        return List.of(
                new CaseTopic<>(CaseMessages.EVENTS, CaseMessage::events, arrivals::events),
                new CaseTopic<>(
                        CaseMessages.REQUEST,
                        CaseMessage::request,
                        (partner, ground, request, now) -> arrivals.request(partner, request, now)),
                new CaseTopic<>(
                        CaseMessages.RETURN,
                        CaseMessage::returned,
                        (partner, ground, end, now) -> arrivals.returned(partner, end, now)));
    }

    private Consulting consulting(RandomGenerator random, Desk.Timing timing) {
        Consulting.Tables tables = new Consulting.Tables(
                new CaseTables(sql, atRest), new ConsultationTable(sql), new AssignmentTables(sql));
        return new Consulting(tables, code, random, timing);
    }

    private Viewing views(RandomGenerator random, Desk.Timing timing) {
        return new Viewing(
                new ViewTable(sql), item -> item.equals(StandardsAtTest.ITEM) && standards.offered, random, timing);
    }

    private void tell(Message message) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                said.add(message);
            }
        });
    }

    /** Brings all that this zone said; returns how many messages. */
    int bring(ZoneAtTest partner) {
        int brought = 0;
        while (!said.isEmpty()) {
            Message message = said.remove();
            partner.receive(code, message);
            brought++;
        }
        return brought;
    }

    /** Both tell each other until nobody says anything more. */
    static void talk(ZoneAtTest one, ZoneAtTest other) {
        for (int round = 0; one.bring(other) + other.bring(one) > 0; round++) {
            if (round > 20) {
                throw new AssertionError("the zones never stop telling each other");
            }
        }
    }

    void receive(ZoneCode from, Message message) {
        EntryHeader header = new EntryHeader(
                EntryKind.MESSAGE,
                0,
                new EntryId(1, 1),
                Instant.EPOCH,
                message.key(),
                message.topic(),
                Optional.empty(),
                Optional.empty(),
                message.body().length,
                Digest.of(new byte[Digest.LENGTH]),
                List.of());
        transactions.executeWithoutResult(status -> topics.stream()
                .filter(topic -> topic.topic().equals(message.topic()))
                .forEach(topic -> outcomes.addAll(
                        topic.handle(from, List.of(new Received(header, message.body(), false)), now()))));
    }

    Instant now() {
        return Objects.requireNonNull(clock.get());
    }

    /** An application at the counter that the partner decides. */
    CaseId files(ZoneCode deciding) {
        return done(desk.file(filing(deciding, "{\"name\":\"演示分公司" + filed++ + "\"}", Role.COUNTER)))
                .id();
    }

    static Filing filing(ZoneCode deciding, String form, Role role) {
        return new Filing(
                StandardsAtTest.ITEM,
                deciding,
                "演示科技有限公司",
                form.getBytes(StandardCharsets.UTF_8),
                role,
                role.word() + "-1");
    }

    CaseOutcome act(CaseId id, Act act, Role role, FactName fact, String value) {
        Map<FactName, String> facts = new EnumMap<>(FactName.class);
        facts.put(fact, value);
        return desk.act(id, new Doing(act, role, role.word() + "-1", facts, words()));
    }

    CaseOutcome act(CaseId id, Act act, Role role) {
        return desk.act(id, new Doing(act, role, role.word() + "-1", Map.of(), words()));
    }

    CaseRecord does(CaseId id, Act act, Role role) {
        return done(act(id, act, role));
    }

    CaseRecord does(CaseId id, Act act, Role role, FactName fact, String value) {
        return done(act(id, act, role, fact, value));
    }

    CaseRecord asks(CaseId id, RequestKind kind) {
        return done(desk.ask(id, new Asking(kind, words())));
    }

    private static byte[] words() {
        return "{\"reasons\":\"演示理由\",\"gaps\":[{\"field\":\"/name\",\"words\":\"须写明\"}]}"
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Delivers the notices that are due. */
    void deliver() {
        notices.deliver(now());
    }

    CaseRecord file(CaseId id) {
        return desk.find(id).orElseThrow();
    }

    static CaseRecord done(CaseOutcome outcome) {
        if (outcome instanceof CaseOutcome.Done done) {
            return done.record();
        }
        throw new AssertionError(outcome.toString());
    }

    @Override
    public void close() {
        database.close();
    }
}
