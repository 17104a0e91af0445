package tongban.node.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tongban.kernel.calendar.LegalClock;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.Direction;
import tongban.kernel.compact.Term;
import tongban.node.casework.CaseMessages;
import tongban.node.exchange.Hello;

/** The text of an agreement, as the zones' officers would write it. */
record AgreementText(Compact compact) {

    private static final int YEARS = 3;
    private static final String BRANCH = "registration/branch-company";

    /** One article, by which the parties may say hello, for three years. */
    static AgreementText hello(Instant now, PlayedZone... parties) {
        LocalDate today = LocalDate.ofInstant(now, LegalClock.BEIJING);
        return of("演示合作协议", today, today.plusYears(YEARS), Optional.empty(), parties);
    }

    /** The same with a second article, by which branch companies are registered across the parties. */
    static AgreementText cases(Instant now, PlayedZone... parties) {
        return cases(now, CaseMessages.terms(BRANCH), parties);
    }

    /** The same where the parties' standards must be the same. */
    static AgreementText sameStandard(Instant now, PlayedZone... parties) {
        List<Term> terms = new ArrayList<>(CaseMessages.terms(BRANCH));
        terms.add(new Term.RequireSame(BRANCH));
        return cases(now, terms, parties);
    }

    /** The same for the change of a branch company that follows its parent's. */
    static AgreementText following(Instant now, PlayedZone... parties) {
        Compact plain = hello(now, parties).compact();
        List<Term> terms = CaseMessages.terms("registration/branch-change-after-parent");
        Article following = new Article(2, "隶属公司变更后分公司变更跨区通办", "Change of branches after their parent's", terms);
        return with(plain, following);
    }

    private static AgreementText with(Compact plain, Article second) {
        return new AgreementText(new Compact(
                plain.zh(),
                plain.en(),
                plain.parties(),
                plain.from(),
                plain.until(),
                plain.replaces(),
                List.of(plain.articles().getFirst(), second)));
    }

    private static AgreementText cases(Instant now, List<Term> terms, PlayedZone... parties) {
        Article cases = new Article(2, "分公司登记跨区通办", "Registration of branch companies across zones", terms);
        return with(hello(now, parties).compact(), cases);
    }

    static AgreementText of(
            String title, LocalDate from, LocalDate until, Optional<String> replaces, PlayedZone... parties) {
        List<ZoneCode> codes = Stream.of(parties)
                .map(party -> ZoneCode.read(party.code()).code().orElseThrow())
                .sorted()
                .toList();
        Article hello =
                new Article(1, "互相问候", "Saying hello", List.of(new Term.AllowedTopic(Hello.TOPIC, Direction.ANY)));
        return new AgreementText(new Compact(
                title,
                "Agreement of the demonstration",
                codes,
                from,
                until,
                replaces.flatMap(CompactId::read),
                List.of(hello)));
    }

    String id() {
        return compact.id().hex();
    }

    Path writtenTo(Path folder) throws IOException {
        return Files.writeString(folder.resolve(compact.id().brief() + ".compact"), compact.text());
    }
}
