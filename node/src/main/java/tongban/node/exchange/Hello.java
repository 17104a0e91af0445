package tongban.node.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;

/**
 * Says hello: a question by which two zones see that their channels and their agreement carry. The answer is signed
 * like every other one.
 */
public final class Hello {

    /** The topic of question and answer. */
    public static final Topic TOPIC = new Topic("exchange.hello", 1);

    /** How long an answer may take. */
    public static final Duration WITHIN = Duration.ofSeconds(20);

    private static final int WORDS_MAX = ChannelLimits.BODY_MAX / 4;

    private final Channels channels;
    private final Admission admission;
    private final InstantSource clock;

    public Hello(Channels channels, Admission admission, InstantSource clock) {
        this.channels = channels;
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * Asks a partner.
     *
     * @param words a JSON value, which the partner repeats; at most 64 KiB
     * @throws Busy when the window to this partner is full
     * @throws IllegalArgumentException when there is no such partner, or the words are too long
     */
    public CompletableFuture<Answer> say(ZoneCode partner, byte[] words) {
        if (words.length > WORDS_MAX) {
            throw new IllegalArgumentException("a greeting has at most " + WORDS_MAX + " bytes");
        }
        Instant now = clock.instant();
        String cited = admission
                .citation(partner, TOPIC, now)
                .map(members -> members + ",")
                .orElse("");
        byte[] start = ("{" + cited + "\"words\":").getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[start.length + words.length + 1];
        System.arraycopy(start, 0, body, 0, start.length);
        System.arraycopy(words, 0, body, start.length, words.length);
        body[body.length - 1] = '}';
        return channels.ask(partner, Message.of(TOPIC, body, now).before(now.plus(WITHIN)));
    }
}
