package tongban.node.exchange.link;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tongban.kernel.channel.OrderingKey;
import tongban.node.exchange.Answer;
import tongban.node.exchange.Busy;
import tongban.node.exchange.Message;

/** Tells and asks from one node to another until it is stopped, and knows afterwards what must have come of it. */
final class Load {

    private static final int KEYS = 4;

    private final NodeOfTest from;
    private final NodeOfTest to;
    private final Random random;
    private final List<OrderingKey> keys;
    /** What was told, by key, in its order. */
    private final Map<Integer, List<String>> told = new ConcurrentHashMap<>();

    private final Map<String, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final Thread thread;
    private volatile boolean stopped;

    private Load(NodeOfTest from, NodeOfTest to, long seed) {
        this.from = from;
        this.to = to;
        this.random = new Random(seed);
        this.keys =
                Stream.generate(() -> OrderingKey.random(random)).limit(KEYS).toList();
        this.thread = Thread.ofVirtual().start(this::run);
    }

    static Load start(NodeOfTest from, NodeOfTest to, long seed) {
        return new Load(from, to, seed);
    }

    private void run() {
        for (int i = 0; !stopped; i++) {
            try {
                tell(i);
                ask(i);
                Thread.sleep(5 + random.nextInt(30));
            } catch (Busy later) {
                busy.incrementAndGet();
            } catch (InterruptedException stop) {
                return;
            } catch (RuntimeException fault) {
                faults.add(fault);
            }
        }
    }

    private void tell(int i) {
        int key = random.nextInt(KEYS);
        String words = "told " + from.zone().code() + " key " + key + " no " + i;
        byte[] body = (words + "\n" + "x".repeat(random.nextInt(600))).getBytes(StandardCharsets.UTF_8);
        from.tell(to, Message.of(TopicOfTest.TOPIC, body, Instant.now()).inOrderOf(keys.get(key)));
        told.computeIfAbsent(key, none -> new ArrayList<>()).add(words);
    }

    private void ask(int i) {
        String words = "asked " + from.zone().code() + " no " + i;
        Instant now = Instant.now();
        Message question = Message.of(TopicOfTest.TOPIC, words.getBytes(StandardCharsets.UTF_8), now)
                .before(now.plus(Duration.ofMillis(300L + random.nextInt(8_000))));
        asked.put(words, from.channels().ask(to.zone().code(), question));
    }

    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    Queue<Throwable> faults() {
        return faults;
    }

    int count() {
        return asked.size() + told.values().stream().mapToInt(List::size).sum();
    }

    /** What is wrong; empty when all that was told took effect once and in order, and answers say what was done. */
    List<String> wrongs() {
        List<String> wrongs = new ArrayList<>();
        List<String> effects = to.topic().effects().stream()
                .map(said -> said.lines().findFirst().orElse(""))
                .toList();
        told.forEach((key, said) -> {
            String start = "told " + from.zone().code() + " key " + key + " ";
            List<String> came =
                    effects.stream().filter(effect -> effect.startsWith(start)).toList();
            if (!came.equals(said)) {
                wrongs.add(start + ": told " + said.size() + ", came " + came.size() + " or in another order");
            }
        });
        asked.forEach((words, answer) -> {
            long times = effects.stream().filter(words::equals).count();
            if (!answer.isDone() || !fits(answer.join(), times)) {
                wrongs.add(words + ": " + answer + ", effects " + times);
            }
        });
        return wrongs;
    }

    private static boolean fits(Answer answer, long effects) {
        return switch (answer) {
            case Answer.Answered answered -> effects == 1;
            case Answer.Refused refused -> effects == 0 && refused.reason().equals("too-late");
            case Answer.Unknown unknown -> effects <= 1;
            case Answer.NotSent never -> effects == 0;
        };
    }
}
