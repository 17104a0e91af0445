package tongban.node.casework.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who subscribes, and where hooks may lead. */
class HooksTest extends HooksAtTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://10.0.0.1/",
                "https://172.31.255.255/x",
                "https://192.168.1.1:8443/",
                "https://100.64.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://0.0.0.0/",
                "https://255.255.255.255/",
                "https://224.0.0.1/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[::]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[2002:a00:1::]/",
                "https://[ff02::1]/"
            })
    void noHookLeadsIntoTheNodesOwnNetwork(String url) {
        assertThat(refused(url)).isEqualTo("hook-network");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "told",
                "/told",
                "http://example.org/told",
                "ftp://example.org/told",
                "file:///etc/passwd",
                "https://user:word@example.org/",
                "https://example.org/#told",
                "https://example.org:0/",
                "https://example.org:70000/",
                "https:///told",
                "https://example.org/a b",
                "https://example.org/\r\nX: y",
                "https://例.example/",
                "javascript:alert(1)"
            })
    void whatIsNoAddressOfAReceiverIsRefused(String url) {
        assertThat(refused(url)).isEqualTo("hook-url");
        assertThat(refused("https://example.org/" + "x".repeat(1000))).isEqualTo("hook-url");
    }

    @Test
    void aHostThatNobodyKnowsIsNamedSo() {
        assertThat(refused("https://nobody.invalid/")).isEqualTo("hook-host");
    }

    @Test
    void thisMachineIsOpenInADemonstrationAndWhereOperatorsSaySo() {
        String url = receiver.url("/");
        assertThat(Destinations.of(true, "").refusal(url)).isEmpty();
        assertThat(Destinations.of(false, "10.0.0.0/8, 127.0.0.0/8").refusal(url))
                .isEmpty();
        assertThat(Destinations.of(false, "10.0.0.0/8").refusal("https://10.255.0.1/"))
                .isEmpty();
        assertThat(Destinations.of(false, "").refusal(url).orElseThrow().word()).isEqualTo("hook-network");
        assertThat(Destinations.of(false, "").refusal("https://93.184.216.34/")).isEmpty();
        assertThatThrownBy(() -> Destinations.of(false, "example.org")).hasMessageContaining("10.1.0.0/16");
        assertThatThrownBy(() -> Destinations.of(false, "10.0.0.0/33")).hasMessageContaining("more bits");
    }

    @Test
    void aSecretIsSealedInTheDatabase() {
        Hooks.Answer.Subscribed subscribed = subscribes();
        byte[] secret = Base64.getDecoder().decode(subscribed.secret().substring("whsec_".length()));

        assertThat(secret).hasSize(32);
        assertThat(new String(secrets().getFirst(), StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aRepeatGetsTheSameHookAndSecret() {
        Hooks.Answer.Subscribed first = subscribes();
        Hooks.Answer.Subscribed again = subscribes();

        assertThat(again.hook().id()).isEqualTo(first.hook().id());
        assertThat(again.secret()).isEqualTo(first.secret());
        assertThat(hooks.of(PROGRAM)).hasSize(1);
        assertThat(hooks.subscribe(new Hooks.Subscription(PROGRAM, "key", receiver.url("/"), Optional.empty())))
                .isInstanceOfSatisfying(
                        Hooks.Answer.No.class,
                        no -> assertThat(no.refusal().word()).isEqualTo("key-reused"));
    }

    @Test
    void aProgramSeesAndEndsItsOwnHooksAlone() {
        Hooks.Answer.Subscribed subscribed = subscribes();
        byte[] other = {2};
        assertThat(hooks.of(other)).isEmpty();
        assertThat(hooks.find(other, subscribed.hook().id())).isEmpty();
        assertThat(hooks.end(other, subscribed.hook().id())).isFalse();

        tells(1);
        assertThat(hooks.end(PROGRAM, subscribed.hook().id())).isTrue();
        assertThat(hooks.end(PROGRAM, subscribed.hook().id())).isFalse();
        tells(1);
        sending.look();
        assertThat(receiver.heard).isEmpty();
        assertThat(hooks.of(PROGRAM)).isEmpty();
        assertThat(secrets().getFirst()).isEmpty();
        passes(Duration.ofHours(2));
        sending.sweep();
        assertThat(rows() + secrets().size()).isZero();
    }

    @Test
    void aProgramHasSoManyHooksAndNoMore() {
        for (int i = 0; i < Hooks.HOOKS_MAX; i++) {
            subscribes(PROGRAM, "key-" + i, Optional.empty());
        }
        assertThat(refused(receiver.url("/more"))).isEqualTo("hooks-max");
    }
}
