package tongban.node.casework.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactHistory;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.Term;
import tongban.kernel.seal.Signer;
import tongban.node.casework.CaseMessages;
import tongban.node.compact.Compacts;
import tongban.node.compact.Deed;
import tongban.node.compact.Ground;
import tongban.node.compact.HeldCompact;
import tongban.node.compact.OpenMatters;
import tongban.node.exchange.Admission.Way;

/** One agreement that both zones hold. */
final class AgreementAtTest implements Compacts {

    private final Compact compact;

    AgreementAtTest(boolean requireSame) {
        List<Term> terms = new ArrayList<>(CaseMessages.terms(StandardsAtTest.ITEM));
        if (requireSame) {
            terms.add(new Term.RequireSame(StandardsAtTest.ITEM));
        }
        compact = new Compact(
                "演示协议",
                "Agreement of test",
                List.of(new ZoneCode("yanshi-a"), new ZoneCode("yanshi-b")),
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2030-12-31"),
                Optional.empty(),
                List.of(new Article(1, "分公司登记", "Branch companies", terms)));
    }

    @Override
    public Optional<HeldCompact> find(CompactId id) {
        return id.equals(compact.id())
                ? Optional.of(new HeldCompact(
                        id,
                        Instant.EPOCH,
                        new ZoneCode("yanshi-a"),
                        new CompactHistory(compact, Map.of(), List.of(), Map.of()),
                        Map.of(),
                        List.of()))
                : Optional.empty();
    }

    @Override
    public Optional<Ground> ground(ZoneCode partner, Topic topic, String item, Way way, Instant now) {
        Article article = compact.articles().getFirst();
        return article.serves(item) ? Optional.of(new Ground(compact.id(), compact, article)) : Optional.empty();
    }

    @Override
    public Optional<Ground> ground(ZoneCode partner, Topic topic, Way way, Instant now) {
        return ground(partner, topic, StandardsAtTest.ITEM, way, now);
    }

    @Override
    public List<HeldCompact> all() {
        return List.of(find(compact.id()).orElseThrow());
    }

    @Override
    public List<OpenMatters.Matter> openMatters(CompactId id) {
        return List.of();
    }

    @Override
    public Deed draft(byte[] text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Deed sign(CompactId id, Signer seal) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Deed suspend(CompactId id, String reason, Signer seal) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Deed resume(CompactId id, String reason, Signer seal) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Deed end(CompactId id, String reason, Signer seal) {
        throw new UnsupportedOperationException();
    }
}
