package tongban.node.trial;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tongban.kernel.channel.ChannelLimits;

/** A node's door for partners, at an address, through a client that knows the keys to expect there. */
public final class Door {

    /** A node answers everything within this time. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final URI address;
    private final HttpClient client;
    private final Duration within;

    /** A door that is given up after {@link #ANSWER_WITHIN}. */
    public Door(URI address, HttpClient client) {
        this(address, client, ANSWER_WITHIN);
    }

    /** @param within connection and answer together; more over a long way or to a busy machine */
    public Door(URI address, HttpClient client, Duration within) {
        this.address = address;
        this.client = client;
        this.within = within;
    }

    public URI address() {
        return address;
    }

    /**
     * One request and its answer.
     *
     * @throws IOException when none came within the time, or the connection broke
     */
    public Reply send(Knock knock) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(knock.path()))
                .timeout(within)
                .method(knock.method(), HttpRequest.BodyPublishers.ofByteArray(knock.body()));
        knock.headers().forEach(request::header);
        HttpResponse<InputStream> response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Retry-After"),
                    body.readNBytes(ChannelLimits.ENVELOPE_MAX + 1));
        }
    }
}
