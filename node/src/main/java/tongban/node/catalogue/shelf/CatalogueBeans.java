package tongban.node.catalogue.shelf;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.catalogue.Catalogue;
import tongban.policy.limit.TimeLimits;

/** Puts the catalogue together. */
@Configuration(proxyBeanMethods = false)
class CatalogueBeans {

    @Bean
    TimeLimits timeLimits() {
        return TimeLimits.shipped();
    }

    @Bean
    Catalogue catalogue(TimeLimits limits) {
        return Shelf.shipped(limits);
    }
}
