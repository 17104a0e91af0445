package tongban.node.casework.hook;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.exchange.Callers;
import tongban.node.rounds.Rounds;
import tongban.node.zone.RowSeal;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneFile;

/** Puts hooks together, where there is a folder of keys under which their secrets are sealed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tongban.zone.file")
class HookBeans {

    private static final String NETWORKS = "tongban.casework.hook.networks";

    @Bean
    HookTable hookTable(JdbcClient sql, RowSeal seal) {
        return new HookTable(sql, seal);
    }

    @Bean
    Progress caseProgress(ThisZone self, HookTable hooks) {
        return new Deliveries(self.code(), hooks);
    }

    @Bean
    Destinations hookDestinations(ZoneFile zone, Environment environment) {
        return Destinations.of(zone.demonstration(), environment.getProperty(NETWORKS, ""));
    }

    @Bean
    Hooks hooks(HookTable table, Destinations destinations, SecureRandom random, InstantSource clock) {
        return new Hooks(table, destinations, random, clock);
    }

    @Bean
    Patience hookPatience(Environment environment) {
        return Patience.of(environment);
    }

    @Bean
    HookClient hookClient(Destinations destinations, Patience patience) {
        return new HookClient(destinations, patience.answer());
    }

    @Bean
    Sending hookSending(HookTable table, HookClient client, Patience patience, InstantSource clock, Callers callers) {
        Executor beside = sending -> Thread.ofVirtual().name("hook").start(sending);
        return new Sending(table, client, patience, new Sending.Surroundings(clock, callers::knows, beside));
    }

    @Bean
    Rounds hookRounds(Sending sending) {
        return new Rounds("hooks", Duration.ofMillis(500), sending::look);
    }

    @Bean
    Rounds hookSweep(Sending sending) {
        return new Rounds("hook-sweep", Duration.ofMinutes(10), sending::sweep);
    }
}
