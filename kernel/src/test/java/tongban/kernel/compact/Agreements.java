package tongban.kernel.compact;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;

/** Fictitious agreements for tests. */
final class Agreements {

    static final ZoneCode A = new ZoneCode("yanshi-a");
    static final ZoneCode B = new ZoneCode("yanshi-b");
    static final ZoneCode C = new ZoneCode("yanshi-c");

    private Agreements() {}

    /** With every kind of term. */
    static Compact full() {
        Direction there = new Direction.OneWay(A, B);
        Article hello = new Article(
                1,
                "互相问候",
                "Hello",
                List.of(
                        new Term.AllowedTopic(new Topic("exchange.hello", 1), Direction.ANY),
                        new Term.Quota(1000, Term.Period.DAY, Direction.ANY),
                        new Term.Quota(5, Term.Period.TOTAL, there)));
        Article branch = new Article(
                2,
                "分公司登记跨区通办",
                "Registration of branch companies across zones",
                List.of(
                        new Term.AllowedTopic(new Topic("casework.offer", 1), there),
                        new Term.IdentityLevel(3),
                        new Term.ServiceItem("registration/branch-company"),
                        new Term.CardService("loss-report"),
                        new Term.FieldUse(List.of("credit-code", "name"), "registration", "演示依据第一条 (fictitious)"),
                        new Term.RequireSame("registration/branch-company")));
        return new Compact(
                "演示甲区与演示乙区通办合作协议",
                "Agreement of demonstration zones A and B",
                List.of(A, B),
                LocalDate.parse("2026-12-01"),
                LocalDate.parse("2028-11-30"),
                Optional.of(CompactId.of("an earlier one")),
                List.of(hello, branch));
    }

    static Compact ofThree() {
        Article hello = new Article(
                1, "互相问候", "Hello", List.of(new Term.AllowedTopic(new Topic("exchange.hello", 1), Direction.ANY)));
        return new Compact(
                "演示三区协议",
                "Agreement of three demonstration zones",
                List.of(A, B, C),
                LocalDate.parse("2026-12-01"),
                LocalDate.parse("2026-12-31"),
                Optional.empty(),
                List.of(hello));
    }

    /** Repeatable, unlike a SecureRandom, and good for tests only. */
    static final class Repeatable extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final transient Random source;

        Repeatable(long seed) {
            this.source = new Random(seed);
        }

        @Override
        public void nextBytes(byte[] bytes) {
            source.nextBytes(bytes);
        }
    }
}
