package tongban.node.catalogue.shelf;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.catalogue.Catalogue;

/** Puts the catalogue together. */
@Configuration(proxyBeanMethods = false)
class CatalogueBeans {

    @Bean
    Catalogue catalogue() {
        return Shelf.shipped();
    }
}
