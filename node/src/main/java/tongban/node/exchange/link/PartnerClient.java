package tongban.node.exchange.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections to one partner. They block, so that the link's own thread writes and reads the socket: handing each
 * step from thread to thread took longer than the step.
 */
final class PartnerClient implements AutoCloseable {

    static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(25);

    /** A link, its attachments and its public log may each be under way, and some of a last partner's address. */
    private static final int CONNECTIONS_MAX = 16;

    /** A connection that rested longer is looked at before it is used again: the partner may have closed it. */
    private static final TimeValue LOOKED_AT_AFTER = TimeValue.ofSeconds(1);

    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor deadlines;

    /** @param tls with the keys to expect; without it plain HTTP, which only tests on loopback do */
    PartnerClient(Optional<SSLContext> tls) {
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS_MAX)
                .setMaxConnPerRoute(CONNECTIONS_MAX)
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(timeout(ANSWER_WITHIN))
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(CONNECT_WITHIN))
                        .setSocketTimeout(timeout(ANSWER_WITHIN))
                        .setValidateAfterInactivity(LOOKED_AT_AFTER)
                        .build());
        // Descriptors name keys, not hosts: the context accepts these keys and no others.
        tls.ifPresent(context -> connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(
                context, HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE)));
        http = HttpClients.custom()
                .setConnectionManager(connections.build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout(ANSWER_WITHIN))
                        .setResponseTimeout(timeout(ANSWER_WITHIN))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                // All requests are the same zone's. Without this a connection with a client certificate counts as that
                // certificate's own and is never used twice, so that every request would begin with a handshake.
                .disableConnectionState()
                .setUserAgent("tongban")
                .build();
        deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    private static Timeout timeout(Duration time) {
        return Timeout.of(time);
    }

    /** The whole of a request came to its end only because its time was over. */
    static final class Late extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * One request, its answer read within {@link #ANSWER_WITHIN} in all, however slowly its bytes come.
     *
     * @throws Late when the time is over
     */
    <T> T send(HttpUriRequestBase request, HttpClientResponseHandler<T> reading) throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                ANSWER_WITHIN.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, reading);
        } catch (IOException | RuntimeException broken) {
            if (late.get()) {
                throw new Late();
            }
            throw broken;
        } finally {
            deadline.cancel(false);
        }
    }

    /** An answer whose body is read while it comes; whoever closes the response ends the request. */
    ClassicHttpResponse open(HttpUriRequestBase request) throws IOException {
        return http.executeOpen(null, request, null);
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        http.close(CloseMode.GRACEFUL);
    }
}
