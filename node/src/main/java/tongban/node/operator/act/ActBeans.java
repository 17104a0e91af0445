package tongban.node.operator.act;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.operator.CurrentOperator;

/** Puts the record of acts together. */
@Configuration(proxyBeanMethods = false)
class ActBeans {

    @Bean
    ActTable acts(JdbcClient jdbc, CurrentOperator current, InstantSource clock) {
        return new ActTable(jdbc, current, clock);
    }
}
