package tongban.node.exchange.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tongban.node.exchange.ChannelState;
import tongban.node.exchange.Channels;
import tongban.node.web.HomeCard;
import tongban.node.web.NavigationEntry;

/** What this module adds to the navigation and to the home page. */
@Configuration(proxyBeanMethods = false)
class ChannelEntries {

    @Bean
    NavigationEntry channelsEntry() {
        return new NavigationEntry(NavigationEntry.Group.COOPERATION, 30, "/channels", "exchange.channels");
    }

    @Bean
    NavigationEntry publicsEntry() {
        return new NavigationEntry(NavigationEntry.Group.COOPERATION, 31, "/publics", "exchange.publics");
    }

    @Bean
    HomeCard channelsCard(Channels channels) {
        return new ChannelsCard(channels);
    }

    private record ChannelsCard(Channels channels) implements HomeCard {
        @Override
        public int order() {
            return 30;
        }

        @Override
        public Face face() {
            List<ChannelState> states = channels.states();
            long open = states.stream().filter(ChannelState::open).count();
            long waiting = states.stream().mapToLong(ChannelState::waiting).sum();
            long evidence = states.stream().mapToLong(ChannelState::evidence).sum();
            return new Face(
                    "exchange.channels",
                    "/channels",
                    List.of(
                            new Figure(
                                    "exchange.card.open",
                                    open + " / " + states.size(),
                                    open < states.size() ? Tone.WARNING : Tone.GOOD),
                            new Figure(
                                    "exchange.card.waiting",
                                    Long.toString(waiting),
                                    waiting > 0 ? Tone.WARNING : Tone.PLAIN),
                            new Figure(
                                    "exchange.card.evidence",
                                    Long.toString(evidence),
                                    evidence > 0 ? Tone.BAD : Tone.PLAIN)));
        }
    }
}
