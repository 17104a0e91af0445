package tongban.node.exchange.renewal;

import java.security.SecureRandom;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.exchange.link.Door;
import tongban.node.zone.Descriptors;
import tongban.node.zone.Joining;
import tongban.node.zone.Partners;

/** Gives this zone's descriptor and fetches those of partners, for a node with a zone file. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tongban.zone.file")
class RenewalBeans {

    @Bean
    Renewals renewals(Partners partners, Descriptors descriptors, Joining joining, SecureRandom random) {
        return new Renewals(partners, descriptors, joining, random);
    }

    @Bean
    Door descriptorDoor(Descriptors descriptors, Joining joining) {
        return new Door("/exchange/v1/descriptor", new DescriptorServlet(descriptors, joining));
    }
}
