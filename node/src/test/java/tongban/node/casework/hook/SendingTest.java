package tongban.node.casework.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What receivers hear, when and how often. */
class SendingTest extends HooksAtTest {

    @Test
    void eachEventIsToldInOrderAndSigned() throws Exception {
        Hooks.Answer.Subscribed subscribed = subscribes();
        tells(1);
        tells(2);
        sending.look();

        assertThat(receiver.ids()).containsExactly(told.event(1), told.event(2), told.event(3));
        for (Receiver.Heard heard : receiver.heard) {
            assertThat(heard.isSignedWith(subscribed.secret())).isTrue();
            assertThat(heard.timestamp()).isEqualTo(Long.toString(now().getEpochSecond()));
            assertThat(heard.mediaType()).startsWith("application/cloudevents+json");
        }
        assertThat(hook(subscribed))
                .extracting(Hook::delivered, Hook::waiting, Hook::trouble)
                .containsExactly(3L, 0L, Optional.empty());
        assertThat(rows()).isZero();
    }

    @Test
    void aCloudEventSaysHowTheCaseStandsAndNothingOfAPerson() {
        subscribes();
        tells(1);
        sending.look();

        String text = receiver.heard.getFirst().text();
        JsonNode event = JsonMapper.shared().readTree(text);
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("id").asString()).isEqualTo(told.event(1));
        assertThat(event.path("source").asString()).isEqualTo("urn:tongban:zone:yanshi-a");
        assertThat(event.path("type").asString()).isEqualTo("tongban.casework.submitted");
        assertThat(event.path("subject").asString()).isEqualTo("YANSHI-A-20261128-0000001");
        assertThat(event.path("time").asString()).isEqualTo("2026-11-28T01:00:00Z");
        assertThat(event.at("/data/item").asString()).isEqualTo(ToldCase.ITEM);
        assertThat(event.at("/data/phase").asString()).isEqualTo("submitted");
        assertThat(event.at("/data/holder").asString()).isEqualTo("yanshi-a");
        assertThat(event.at("/data/due").asString()).isEqualTo("2026-11-30T16:00:00Z");
        assertThat(text).doesNotContain(ToldCase.SUBJECT, ToldCase.CLERK, "form");
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        subscribes();
        tellsInVain();
        sending.look();

        assertThat(rows()).isZero();
        assertThat(receiver.heard).isEmpty();
    }

    @Test
    void aFailureIsTriedAgainAfterGrowingPausesAndTheRestWaitsBehindIt() {
        Hooks.Answer.Subscribed subscribed = subscribes();
        receiver.statuses.add(500);
        receiver.statuses.add(503);
        tells(2);
        sending.look();
        assertThat(hook(subscribed).trouble().orElseThrow())
                .isEqualTo(new Hook.Trouble(1, now(), now().plusSeconds(5), "status.500"));

        passes(Duration.ofSeconds(4));
        sending.look();
        assertThat(receiver.heard).hasSize(1);
        passes(Duration.ofSeconds(1));
        sending.look();
        passes(Duration.ofSeconds(9));
        sending.look();
        assertThat(receiver.heard).hasSize(2);
        passes(Duration.ofSeconds(1));
        sending.look();

        assertThat(receiver.ids()).containsExactly(told.event(1), told.event(1), told.event(1), told.event(2));
        assertThat(hook(subscribed).trouble()).isEmpty();
    }

    @Test
    void aRedirectIsNotFollowed() {
        Hooks.Answer.Subscribed subscribed = subscribes();
        receiver.statuses.add(302);
        tells(1);
        sending.look();

        assertThat(receiver.heard).extracting(Receiver.Heard::path).containsExactly("/told?by=key");
        assertThat(hook(subscribed).trouble().orElseThrow().cause()).isEqualTo("status.302");
    }

    @Test
    void afterThreeDaysADeliveryIsGivenUpAndShown() {
        Hooks.Answer.Subscribed subscribed = subscribes();
        receiver.usual.set(500);
        tells(2);
        sending.look();
        passes(Duration.ofDays(3));
        sending.look();

        Hook hook = hook(subscribed);
        assertThat(hook).extracting(Hook::givenUp, Hook::waiting).containsExactly(2L, 0L);
        assertThat(hooks.givenUp(hook))
                .extracting(Hook.GivenUp::event, Hook.GivenUp::attempts, Hook.GivenUp::cause)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(told.event(2), 0, "status.500"),
                        org.assertj.core.groups.Tuple.tuple(told.event(1), 2, "status.500"));
        receiver.usual.set(200);
        tells(1);
        passes(Duration.ofSeconds(20));
        sending.look();
        assertThat(receiver.ids()).endsWith(told.event(3));
        passes(Duration.ofDays(31));
        sending.sweep();
        assertThat(rows()).isZero();
    }

    @Test
    void aReceiverThatIsGoneIsToldNothingMore() {
        Hooks.Answer.Subscribed subscribed = subscribes();
        receiver.statuses.add(410);
        tells(2);
        sending.look();
        tells(1);
        passes(Duration.ofHours(2));
        sending.look();

        assertThat(receiver.heard).hasSize(1);
        assertThat(hook(subscribed))
                .extracting(Hook::state, Hook::givenUp, Hook::waiting)
                .containsExactly(Hook.State.GONE, 2L, 0L);
    }

    @Test
    void ofTwoReplicasOneSends() {
        subscribes();
        tells(1);
        Sending stalled = replica();
        assertThat(stalled.look()).isEqualTo(1);
        assertThat(sending.look()).isZero();

        passes(PATIENCE.lease());
        assertThat(sending.look()).isEqualTo(1);
        later.remove().run();
        assertThat(receiver.ids()).containsExactly(told.event(1));
    }

    @Test
    void anAnswerWithoutEndIsNotHeardOut() {
        Hooks.Answer.Subscribed subscribed = subscribes();
        receiver.floods.set(1);
        tells(1);
        sending.look();

        assertThat(hook(subscribed).delivered()).isEqualTo(1);
        assertThat(receiver.wasHeardOut()).isFalse();
    }

    @Test
    void aNameThatLeadsInsideByNowIsNotSentTo() {
        Hooks.Answer.Subscribed subscribed = subscribes();
        tells(1);
        try (HookClient strict = new HookClient(Destinations.of(false, ""), PATIENCE.answer())) {
            sending(strict, Runnable::run).look();
        }

        assertThat(receiver.heard).isEmpty();
        assertThat(hook(subscribed).trouble().orElseThrow().cause()).isEqualTo("network");
    }

    @Test
    void onlyCasesOfTheItemAreTold() {
        subscribes(PROGRAM, "other", Optional.of("registration/individual"));
        subscribes(PROGRAM, "this", Optional.of(ToldCase.ITEM));
        tells(1);
        sending.look();

        assertThat(receiver.heard).extracting(Receiver.Heard::path).containsExactly("/told?by=this");
    }

    @Test
    void aProgramWhoseTokenWasTakenBackIsToldNothing() {
        byte[] former = {2};
        Hooks.Answer.Subscribed subscribed = subscribes(former, "former", Optional.empty());
        tells(1);
        sending.look();

        assertThat(receiver.heard).isEmpty();
        assertThat(hooks.find(former, subscribed.hook().id())
                        .orElseThrow()
                        .trouble()
                        .orElseThrow()
                        .cause())
                .isEqualTo("caller");
    }
}
