package tongban.node;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.web.Entrance;
import tongban.node.zone.AtRest;
import tongban.node.zone.RowSeal;

/** What comes from outside into every module: time and randomness. */
@Configuration(proxyBeanMethods = false)
class NodeBeans {

    /** The node's clock; a story brings one that it can set. */
    @Bean
    @ConditionalOnMissingBean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** For supervisors and load balancers: whether it lives, whether it serves. */
    @Bean
    Entrance health() {
        return new Entrance("/actuator/health/**", Entrance.Audience.MACHINES);
    }

    /** For Prometheus; figures of channels, nothing of persons. */
    @Bean
    Entrance metrics() {
        return new Entrance("/actuator/prometheus", Entrance.Audience.MACHINES);
    }

    /** The fast interface asks for a token itself. */
    @Bean
    Entrance exchangeInterfaces() {
        return new Entrance("/api/exchange/**", Entrance.Audience.MACHINES);
    }

    @Bean
    SecureRandom random() {
        return new SecureRandom();
    }

    /** Rows are sealed where there is a zone file, beside which the key lies. */
    @Bean
    AtRest atRest(ObjectProvider<RowSeal> seal) {
        return new AtRest(Optional.ofNullable(seal.getIfAvailable()));
    }
}
