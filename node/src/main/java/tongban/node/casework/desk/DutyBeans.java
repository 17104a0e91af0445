package tongban.node.casework.desk;

import java.security.SecureRandom;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.node.casework.CaseMessages;
import tongban.node.casework.Standards;
import tongban.node.casework.crossing.DutyMessage;
import tongban.node.casework.hook.Progress;
import tongban.node.casework.store.CaseTables;
import tongban.node.casework.store.DutyTable;
import tongban.node.compact.Compacts;
import tongban.node.compact.Finishing;
import tongban.node.exchange.Channels;
import tongban.node.exchange.TopicHandler;
import tongban.node.rounds.Rounds;
import tongban.node.zone.ThisZone;

/** Puts together what follows grants. */
@Configuration(proxyBeanMethods = false)
class DutyBeans {

    @Bean
    DutyTable dutyTable(JdbcTemplate sql, ThisZone self) {
        return new DutyTable(sql, self.code());
    }

    @Bean
    FollowUps.Stored storedForFollowUps(CaseTables cases, DutyTable duties) {
        return new FollowUps.Stored(cases, duties);
    }

    @Bean
    FollowUps.Surroundings aroundFollowUps(ObjectProvider<Compacts> compacts, Notices notices, SecureRandom random) {
        return new FollowUps.Surroundings(compacts::getObject, notices, random);
    }

    @Bean
    Progress followUps(
            ThisZone self,
            FollowUps.Stored stored,
            Standards standards,
            Clocks clocks,
            FollowUps.Surroundings surroundings) {
        return new FollowUps(self.code(), stored, standards, clocks, surroundings);
    }

    @Bean
    DutyBook dutyBook(
            ThisZone self, DutyTable table, Notices notices, ObjectProvider<Channels> channels, Desk.Timing timing) {
        return new DutyBook(self.code(), table, notices, channels::getObject, timing);
    }

    @Bean
    DutyArrivals dutyArrivals(
            ThisZone self, DutyTable table, Clocks clocks, Notices notices, ObjectProvider<Compacts> compacts) {
        return new DutyArrivals(self.code(), table, clocks, notices, compacts::getObject);
    }

    @Bean
    TopicHandler dutiesBegun(DutyArrivals arrivals) {
        return new CaseTopic<>(CaseMessages.FOLLOWS, DutyMessage::follows, arrivals::follows);
    }

    @Bean
    TopicHandler dutiesDone(DutyArrivals arrivals) {
        return new CaseTopic<>(
                CaseMessages.FOLLOWED,
                DutyMessage::followed,
                (partner, ground, said, now) -> arrivals.followed(partner, said));
    }

    /** What partners are told of duties leaves a moment after the commit that made it so. */
    @Bean
    Rounds dutyNews(DutyBook duties) {
        return new Rounds("duty-news", Duration.ofSeconds(1), () -> {
            duties.tell();
        });
    }

    @Bean
    Rounds dutyRounds(DutyBook duties) {
        return new Rounds("due-duties", Duration.ofMinutes(1), () -> {
            duties.whatIsDue();
        });
    }

    /** What was told under an agreement is told to its end although that is over. */
    @Bean
    Finishing finishingDuties(DutyTable duties) {
        return (compact, topic, body) -> topic.name().startsWith("casework.follow")
                && DutyMessage.about(body)
                        .filter(id -> duties.isUnder(id, compact))
                        .isPresent();
    }
}
