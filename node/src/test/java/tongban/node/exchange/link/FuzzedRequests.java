package tongban.node.exchange.link;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.channel.Decoded;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.Envelope;
import tongban.kernel.seal.Signer;
import tongban.node.trial.Knock;
import tongban.node.trial.PlayedPartner;

/** Requests that a right node answers clearly and that change nothing, made from a seed. */
final class FuzzedRequests {

    private static final String[] METHODS = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "SEARCH"};
    private static final String[] TYPES = {
        "text/plain",
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "é",
        ""
    };
    private static final String[] PATHS = {
        "/",
        "/exchange",
        "/exchange/v1",
        "/exchange/v1/",
        "/exchange/v2/yanshi-c",
        "/exchange/v1/nobody",
        "/exchange/v1/yanshi-c/",
        "/exchange/v1/yanshi-c/more",
        "/exchange/v1/yanshi-c;x=1",
        "/exchange/v1/YANSHI-C",
        "/exchange/v1/%00",
        "/exchange/v1/%2e%2e/%2e%2e/etc/passwd",
        "/exchange/v1/..%2f",
        "/exchange/v1/yanshi-a",
        "/exchange/v1/attachment/",
        "/exchange/v1/attachment/0",
        "/exchange/v1/attachment/" + "0".repeat(64),
        "/exchange/v1/" + "z".repeat(5000),
        "/exchange/v1/%F0%9F%98%80",
        "/actuator/health",
        "/exchange/v1/yanshi-c?x=%25"
    };

    private final PlayedPartner partner;
    private final RandomGenerator random;
    private final List<byte[]> seeds;
    private final Envelope unsaid;
    private final WrongEnvelopes wrong;

    /**
     * @param old envelopes that the node has taken before
     * @param unsaid a true batch that it has not: never to be sent unharmed
     * @param foreign a key that nobody certified
     */
    FuzzedRequests(PlayedPartner partner, List<byte[]> old, Envelope unsaid, Signer foreign, RandomGenerator random) {
        this.partner = partner;
        this.random = random;
        this.unsaid = unsaid;
        this.wrong = new WrongEnvelopes(partner, unsaid, foreign, random);
        this.seeds = new ArrayList<>(old);
        seeds.add(unsaid.encode());
        seeds.add(partner.envelope().build(partner.session()).encode());
        seeds.add(partner.envelope()
                .hello(partner.session())
                .build(partner.session())
                .encode());
        seeds.add(partner.envelope()
                .fetch(new Envelope.Fetch(partner.channel(), 0))
                .prove(1)
                .build(partner.session())
                .encode());
        seeds.add(partner.envelope()
                .held(new Envelope.Held(partner.session(), partner.heardHead()))
                .build(partner.session())
                .encode());
    }

    Knock next() {
        int kind = random.nextInt(1000);
        if (kind < 620) {
            return envelope(mutated());
        }
        if (kind < 880) {
            return envelope(wrong.next().encode());
        }
        if (kind < 950) {
            return misplaced();
        }
        if (kind < 998) {
            return envelope(seeds.get(random.nextInt(seeds.size() - 5)));
        }
        return oversize();
    }

    private Knock envelope(byte[] bytes) {
        return Knock.envelope(partner.self(), bytes);
    }

    private byte[] mutated() {
        for (; ; ) {
            byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                bytes = mutated(bytes);
            }
            if (isHarmless(bytes)) {
                return bytes;
            }
        }
    }

    private byte[] mutated(byte[] bytes) {
        if (bytes.length < 8) {
            return noise(random.nextInt(64));
        }
        int at = random.nextInt(bytes.length);
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                yield bytes;
            }
            case 2 -> {
                bytes[at] = (byte) random.nextInt(256);
                yield bytes;
            }
            case 3 -> {
                int[] lengths = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fff, 0xffff, 262_145};
                ByteBuffer.wrap(bytes).putInt(Math.min(at, bytes.length - 4), lengths[random.nextInt(lengths.length)]);
                yield bytes;
            }
            case 4 -> spliced(bytes, at, seeds.get(random.nextInt(seeds.size())));
            case 5 -> joined(bytes, noise(random.nextInt(300)));
            case 6 -> joined(Arrays.copyOf(bytes, at), noise(bytes.length - at));
            default -> joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, Math.max(0, at - 9), bytes.length));
        };
    }

    private byte[] spliced(byte[] bytes, int at, byte[] other) {
        int from = random.nextInt(other.length);
        return joined(Arrays.copyOf(bytes, at), Arrays.copyOfRange(other, from, other.length));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private byte[] noise(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The true batch itself, with all or some of its bodies, would rightly be taken; so would a newer session. */
    private boolean isHarmless(byte[] bytes) {
        if (!(Envelope.decode(bytes) instanceof Decoded.Well<Envelope> well)) {
            return true;
        }
        Envelope envelope = well.value();
        boolean newer = envelope.hello().orElse(0) > partner.session();
        Batch truth = unsaid.batch().orElseThrow();
        boolean says = envelope.batch()
                .filter(batch ->
                        batch.checkpoint().note().equals(truth.checkpoint().note())
                                && batch.entries().stream()
                                        .map(Entry::erased)
                                        .toList()
                                        .equals(truth.entries().stream()
                                                .map(Entry::erased)
                                                .toList()))
                .isPresent();
        return !newer && !says;
    }

    private Knock misplaced() {
        byte[] bytes = mutated();
        Map<String, String> type = Map.of("Content-Type", Knock.ENVELOPE_TYPE);
        return switch (random.nextInt(4)) {
            case 0 -> new Knock(METHODS[random.nextInt(METHODS.length)], "/exchange/v1/yanshi-c", type, bytes);
            case 1 -> new Knock("POST", PATHS[random.nextInt(PATHS.length)], type, bytes);
            case 2 ->
                new Knock(
                        "POST",
                        "/exchange/v1/yanshi-c",
                        Map.of("Content-Type", TYPES[random.nextInt(TYPES.length)]),
                        bytes);
            default ->
                new Knock(
                        "POST",
                        "/exchange/v1/yanshi-c",
                        Map.of("Content-Type", Knock.ENVELOPE_TYPE, "X-Long", "x".repeat(random.nextInt(20_000))),
                        bytes);
        };
    }

    private Knock oversize() {
        byte[] bytes = Arrays.copyOf(unsaid.encode(), ChannelLimits.ENVELOPE_MAX + 1 + random.nextInt(1000));
        return envelope(bytes);
    }
}
