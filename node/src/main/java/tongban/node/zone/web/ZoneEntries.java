package tongban.node.zone.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.web.HomeCard;
import tongban.node.web.NavigationEntry;
import tongban.node.zone.NodeKeys;
import tongban.node.zone.Partners;

/** What this module adds to the navigation and to the home page. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(ZoneEntries.ZONE_FILE)
class ZoneEntries {

    /** Pages of a zone are there when a zone file is named. */
    static final String ZONE_FILE = "tongban.zone.file";

    private static final int KEY_DAYS_LOW = 30;

    @Bean
    NavigationEntry partnersEntry() {
        return new NavigationEntry(NavigationEntry.Group.COOPERATION, 10, "/partners", "zone.partners");
    }

    @Bean
    NavigationEntry zoneEntry() {
        return new NavigationEntry(NavigationEntry.Group.OPERATION, 10, "/zone", "zone.own");
    }

    @Bean
    NavigationEntry keysEntry() {
        return new NavigationEntry(NavigationEntry.Group.OPERATION, 20, "/keys", "zone.keys");
    }

    @Bean
    HomeCard partnersCard(Partners partners, NodeKeys keys, InstantSource clock) {
        return new PartnersCard(partners, keys, clock);
    }

    private record PartnersCard(Partners partners, NodeKeys keys, InstantSource clock) implements HomeCard {
        @Override
        public int order() {
            return 10;
        }

        @Override
        public Face face() {
            NodeKeys.NodeKey newest = keys.all().getLast();
            long days = Duration.between(clock.instant(), newest.certificate().until())
                    .toDays();
            return new Face(
                    "zone.partners",
                    "/partners",
                    List.of(
                            new Figure(
                                    "zone.partners",
                                    Integer.toString(partners.all().size()),
                                    Tone.PLAIN),
                            new Figure(
                                    "zone.card.days",
                                    Long.toString(Math.max(days, 0)),
                                    days < KEY_DAYS_LOW ? Tone.WARNING : Tone.PLAIN)));
        }
    }
}
