package tongban.node.exchange.hello;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Received;
import tongban.node.exchange.Hello;
import tongban.node.exchange.TopicHandler;
import tongban.node.zone.ThisZone;

/** Answers a greeting: who answers, when, and the words as they came. */
public final class HelloHandler implements TopicHandler {

    /** The question's topic; the answer has the same. */
    public static final Topic TOPIC = Hello.TOPIC;

    private final ThisZone self;

    public HelloHandler(ThisZone self) {
        this.self = self;
    }

    @Override
    public Topic topic() {
        return TOPIC;
    }

    @Override
    public List<Outcome> handle(ZoneCode partner, List<Received> entries, Instant now) {
        List<Outcome> answers = new ArrayList<>(entries.size());
        byte[] start = ("{\"zone\":\"" + self.code() + "\",\"at\":\"" + now + "\",\"heard\":")
                .getBytes(StandardCharsets.UTF_8);
        for (Received entry : entries) {
            byte[] heard = entry.bytes();
            byte[] answer = new byte[start.length + heard.length + 1];
            System.arraycopy(start, 0, answer, 0, start.length);
            System.arraycopy(heard, 0, answer, start.length, heard.length);
            answer[answer.length - 1] = '}';
            answers.add(new Outcome.Answered(TOPIC, answer));
        }
        return answers;
    }
}
