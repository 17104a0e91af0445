package tongban.node.compact.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactState;
import tongban.node.compact.Compacts;
import tongban.node.compact.HeldCompact;
import tongban.node.operator.Acts;
import tongban.node.web.HomeCard;
import tongban.node.web.NavigationEntry;
import tongban.node.zone.ThisZone;

/** What this module adds to the navigation and to the home page. */
@Configuration(proxyBeanMethods = false)
class CompactEntries {

    @Bean
    NavigationEntry compactsEntry() {
        return new NavigationEntry(NavigationEntry.Group.COOPERATION, 20, "/compacts", "compact.compacts");
    }

    @Bean
    HomeCard compactsCard(Compacts compacts, ThisZone self, InstantSource clock) {
        return new CompactsCard(compacts, self, clock);
    }

    @Bean
    DraftPages.Recorded compactRecord(Acts acts, PlatformTransactionManager transactions) {
        return new DraftPages.Recorded(acts, new TransactionTemplate(transactions));
    }

    private record CompactsCard(Compacts compacts, ThisZone self, InstantSource clock) implements HomeCard {
        @Override
        public int order() {
            return 20;
        }

        @Override
        public Face face() {
            Instant now = clock.instant();
            List<HeldCompact> all = compacts.all();
            long force = all.stream()
                    .filter(held -> held.state(now) instanceof CompactState.InForce)
                    .count();
            long suspended = all.stream()
                    .filter(held -> held.state(now) instanceof CompactState.Suspended)
                    .count();
            long waiting = all.stream()
                    .filter(held -> waitsFor(held, self.code(), now))
                    .count();
            return new Face(
                    "compact.compacts",
                    "/compacts",
                    List.of(
                            new Figure("compact.word.in-force", Long.toString(force), Tone.GOOD),
                            new Figure("compact.card.waiting", Long.toString(waiting), tone(waiting, Tone.WARNING)),
                            new Figure("compact.word.suspended", Long.toString(suspended), tone(suspended, Tone.BAD))));
        }

        private static Tone tone(long count, Tone tone) {
            return count > 0 ? tone : Tone.PLAIN;
        }
    }

    /** Whether this zone is asked to sign. */
    static boolean waitsFor(HeldCompact held, ZoneCode zone, Instant now) {
        return !held.signatures().containsKey(zone) && !held.state(now).over();
    }
}
