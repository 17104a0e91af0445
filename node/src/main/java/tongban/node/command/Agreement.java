package tongban.node.command;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactState;
import tongban.kernel.compact.Direction;
import tongban.kernel.compact.Term;
import tongban.node.casework.CaseMessages;
import tongban.node.command.Demonstration.Member;
import tongban.node.compact.Compacts;
import tongban.node.compact.Deed;
import tongban.node.exchange.Hello;
import tongban.node.identity.IdentityMessages;
import tongban.node.identity.Level;
import tongban.node.register.RegisterKind;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;

/** The agreement of a demonstration, drafted by one zone, signed by all with their seals, brought by the channels. */
final class Agreement {

    private static final int YEARS = 3;
    private static final long PATIENCE_MS = 60_000;
    private static final long LOOK_MS = 50;

    private Agreement() {}

    /** Makes the agreement where there is none yet, and waits until it is in force for all. */
    static void between(List<Member> members, Instant now) {
        Compacts first = compacts(members.getFirst());
        if (!first.all().isEmpty()) {
            return;
        }
        List<ZoneCode> parties = members.stream()
                .map(member -> member.node().getBean(ThisZone.class).code())
                .toList();
        CompactId id = draft(members.getFirst(), parties, now);
        members.forEach(member -> sign(member, id));
        members.forEach(member -> awaitForce(member, id));
    }

    /** Drafts and signs the agreement with one partner, and waits until the partner has signed too. */
    static void drafted(Member member, ZoneCode partner, Instant now) {
        ZoneCode self = member.node().getBean(ThisZone.class).code();
        CompactId id = draft(member, List.of(self, partner), now);
        sign(member, id);
        awaitForce(member, id);
    }

    /** Signs the agreement that a partner drafts, when it comes. */
    static void signed(Member member) {
        await(() -> !compacts(member).all().isEmpty(), "no agreement has come to " + member.code());
        CompactId id = compacts(member).all().getFirst().id();
        sign(member, id);
        awaitForce(member, id);
    }

    private static CompactId draft(Member member, List<ZoneCode> parties, Instant now) {
        Compact compact = compact(parties, now);
        done(compacts(member).draft(compact.text().getBytes(StandardCharsets.UTF_8)));
        return compact.id();
    }

    private static void sign(Member member, CompactId id) {
        await(() -> compacts(member).find(id).isPresent(), member.code() + " has not received the agreement");
        ZoneFile file = member.node().getBean(ZoneFile.class);
        ZoneFolder folder = ZoneFolder.open(file.path(), member.node().getBean(SecureRandom.class))
                .orThrow();
        done(folder.sealing(Demonstration.words(), seal -> compacts(member).sign(id, seal))
                .orThrow());
    }

    private static void awaitForce(Member member, CompactId id) {
        await(() -> inForce(member, id), "the agreement does not come into force at " + member.code());
    }

    private static boolean inForce(Member member, CompactId id) {
        return compacts(member)
                .find(id)
                .filter(held -> held.state(member.node()
                                .getBean(java.time.InstantSource.class)
                                .instant())
                        instanceof CompactState.InForce)
                .isPresent();
    }

    private static Compact compact(List<ZoneCode> zones, Instant now) {
        LocalDate from = now.atOffset(ZoneOffset.ofHours(8)).toLocalDate();
        Article hello =
                new Article(1, "互相问候", "Saying hello", List.of(new Term.AllowedTopic(Hello.TOPIC, Direction.ANY)));
        Article registers = new Article(
                2,
                "基础库核验",
                "Asking base registers",
                List.of(
                        new Term.AllowedTopic(RegisterKind.COMPANY.topic(), Direction.ANY),
                        new Term.AllowedTopic(RegisterKind.PERSON.topic(), Direction.ANY),
                        new Term.FieldUse(
                                List.of("credit-code", "legal-representative", "name", "status"),
                                "registration",
                                "演示：登记所需")));
        Article cases = new Article(
                3,
                "分公司登记跨区通办",
                "Registration of branch companies across zones",
                CaseMessages.terms("registration/branch-company"));
        Article identities = new Article(
                4, "统一身份实名认证互认", "Recognition of identities", IdentityMessages.terms(Level.L3, "演示：实名认证互认"));
        List<ZoneCode> parties = zones.stream().sorted().toList();
        return new Compact(
                "演示合作协议",
                "Agreement of the demonstration",
                parties,
                from,
                from.plusYears(YEARS),
                Optional.empty(),
                List.of(hello, registers, cases, identities));
    }

    private static Compacts compacts(Member member) {
        ConfigurableApplicationContext node = member.node();
        return node.getBean(Compacts.class);
    }

    private static void done(Deed deed) {
        if (deed instanceof Deed.Refused refused) {
            throw new IllegalStateException("the agreement was refused: " + refused.refusal());
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition, String otherwise) {
        for (long waited = 0; !condition.holds(); waited += LOOK_MS) {
            if (waited > PATIENCE_MS) {
                throw new IllegalStateException(otherwise);
            }
            try {
                Thread.sleep(LOOK_MS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stop);
            }
        }
    }
}
