package tongban.node.casework.hook;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Posts to receivers that nobody here has tested: no redirect, cookie or decompression, a bound on all they say. */
final class HookClient implements AutoCloseable {

    private static final int CONNECTIONS_MAX = 128;
    private static final int BODY_MAX = 4096;
    private static final int LINE_MAX = 8192;
    private static final int HEADERS_MAX = 100;
    private static final TimeValue LOOKED_AT_AFTER = TimeValue.ofSeconds(1);

    private final Duration within;
    private final CloseableHttpClient http;
    private final ScheduledThreadPoolExecutor deadlines;

    /** @param within the time of a request from connecting to the last byte */
    HookClient(Destinations destinations, Duration within) {
        this.within = within;
        Timeout timeout = Timeout.of(within);
        Http1Config bounds = Http1Config.custom()
                .setMaxLineLength(LINE_MAX)
                .setMaxHeaderCount(HEADERS_MAX)
                .build();
        http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(destinations)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(bounds)
                                .build())
                        .setMaxConnTotal(CONNECTIONS_MAX)
                        .setMaxConnPerRoute(CONNECTIONS_MAX)
                        .setDefaultSocketConfig(
                                SocketConfig.custom().setSoTimeout(timeout).build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .setValidateAfterInactivity(LOOKED_AT_AFTER)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("tongban")
                .build();
        deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("hook-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    /** The whole of a request came to its end only because its time was over. */
    static final class Late extends IOException {
        private static final long serialVersionUID = 1;
    }

    /**
     * Posts.
     *
     * @return the status; what else was said is not looked at
     * @throws Late when the time is over
     */
    int post(URI url, Map<String, String> headers, byte[] body) throws IOException {
        HttpPost request = new HttpPost(url);
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.parse(CloudEvent.MEDIA_TYPE)));
        AtomicInteger status = new AtomicInteger();
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    request.cancel();
                },
                within.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return http.execute(request, response -> {
                status.set(response.getCode());
                HttpEntity said = response.getEntity();
                if (said != null && said.getContent().readNBytes(BODY_MAX + 1).length > BODY_MAX) {
                    // The connection ends here; otherwise the client would read on to use it again.
                    request.cancel();
                }
                return response.getCode();
            });
        } catch (IOException | RuntimeException broken) {
            // Who has answered has answered, however the rest of it came.
            if (status.get() != 0) {
                return status.get();
            }
            if (late.get()) {
                throw new Late();
            }
            throw broken;
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }
}
