package tongban.node.exchange.link;

import jakarta.servlet.Servlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.core.StandardWrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import tongban.kernel.channel.ChannelLimits;
import tongban.node.exchange.ExchangeDoor;

/**
 * The door for partners, apart from the pages: its own port with its own certificate, and nothing behind it but what
 * this protocol names. So no session, no form and no page can be reached by a partner, and no filter slows it down.
 */
final class ExchangeServer implements SmartLifecycle, ExchangeDoor {

    /** Stops after the requests at the pages have ended, and before the links that answer at this door. */
    static final int PHASE = WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 512;

    private static final int CONNECTIONS_MAX = 512;
    private static final int REQUESTS_END_WITHIN_MS = 4000;
    private static final int LOOK_EVERY_MS = 20;
    private static final int READ_WITHIN_MS = 20_000;

    /**
     * Of a refused request so much is read and dropped, headers and body: who still writes would lose the answer with
     * the connection.
     */
    private static final int SWALLOWED_MAX = ChannelLimits.ENVELOPE_MAX + (1 << 20) + (1 << 15);

    private final Settings settings;
    private final Map<String, Servlet> servlets;
    private Optional<Tomcat> tomcat = Optional.empty();

    /**
     * Where it listens.
     *
     * @param port 0 for any free one
     * @param identity key and certificate; without one it speaks plain HTTP, which only tests on loopback do
     */
    record Settings(String address, int port, Optional<Identity> identity) {}

    /** Key and certificate of the door. */
    record Identity(KeyStore store, char[] password) {}

    /** @param servlets what answers, by path */
    ExchangeServer(Settings settings, Map<String, Servlet> servlets) {
        this.settings = settings;
        this.servlets = servlets;
    }

    @Override
    public void start() {
        Tomcat server = new Tomcat();
        server.setSilent(true);
        server.setBaseDir(folder().toString());
        server.getHost().setAutoDeploy(false);
        if (server.getHost() instanceof StandardHost host) {
            // A valve of this class is there already, so the server makes none by reflection.
            host.setErrorReportValveClass(DoorFaults.class.getName());
            host.getPipeline().addValve(new DoorTrace());
            host.getPipeline().addValve(new DoorFaults());
        }
        Connector connector = connector();
        server.setConnector(connector);
        Context context = server.addContext("", folder().toString());
        servlets.forEach((path, servlet) -> {
            Wrapper wrapper = Tomcat.addServlet(context, path, servlet);
            wrapper.setAsyncSupported(true);
            context.addServletMappingDecoded(path, path);
        });
        try {
            server.start();
        } catch (LifecycleException fault) {
            throw new IllegalStateException(
                    "the door for partners cannot open on " + settings.address() + ":" + settings.port()
                            + "; is the port taken?",
                    fault);
        }
        if (connector.getLocalPort() < 0) {
            throw new IllegalStateException("port " + settings.port() + " is taken; choose another exchange port");
        }
        tomcat = Optional.of(server);
    }

    private Connector connector() {
        DoorProtocol protocol = new DoorProtocol(SWALLOWED_MAX);
        Connector connector = new Connector(protocol);
        connector.setPort(settings.port());
        connector.setMaxPostSize(ChannelLimits.ENVELOPE_MAX);
        connector.setAllowTrace(false);
        // Threads of the machine, since all that a request does here is to wait for the database.
        protocol.setExecutor(Executors.newCachedThreadPool(
                Thread.ofPlatform().daemon().name("door-", 0).factory()));
        protocol.setMaxConnections(CONNECTIONS_MAX);
        protocol.setConnectionTimeout(READ_WITHIN_MS);
        protocol.setKeepAliveTimeout(120_000);
        connector.setProperty("address", settings.address());
        connector.setProperty("maxKeepAliveRequests", "-1");
        protocol.setMaxSwallowSize(SWALLOWED_MAX);
        settings.identity().ifPresent(identity -> secure(connector, protocol, identity));
        return connector;
    }

    private static void secure(Connector connector, AbstractHttp11Protocol<?> http, Identity identity) {
        connector.setSecure(true);
        connector.setScheme("https");
        http.setSSLEnabled(true);
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.3");
        // Every key may knock; whose it is, the servlet finds out from the partner's descriptor.
        host.setCertificateVerification("optional");
        host.setTrustManagerClassName(AnyKey.class.getName());
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateKeystore(identity.store());
        certificate.setCertificateKeystorePassword(new String(identity.password()));
        host.addCertificate(certificate);
        http.addSslHostConfig(host);
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("tongban-exchange");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public int port() {
        return tomcat.map(server -> server.getConnector().getLocalPort()).orElse(-1);
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Takes no new request, waits for those that are inside, and closes. */
    @Override
    public void stop() {
        tomcat.ifPresent(server -> {
            try {
                drain(server);
                server.stop();
                server.destroy();
            } catch (LifecycleException fault) {
                throw new IllegalStateException(fault);
            }
        });
        tomcat = Optional.empty();
    }

    private static void drain(Tomcat server) {
        server.getConnector().pause();
        server.getConnector().getProtocolHandler().closeServerSocketGraceful();
        try {
            for (int waited = 0; isBusy(server) && waited < REQUESTS_END_WITHIN_MS; waited += LOOK_EVERY_MS) {
                Thread.sleep(LOOK_EVERY_MS);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a servlet is at work for somebody. */
    private static boolean isBusy(Tomcat server) {
        return Stream.of(server.getHost().findChildren())
                .flatMap(context -> Stream.of(context.findChildren()))
                .anyMatch(child -> child instanceof StandardWrapper servlet && servlet.getCountAllocated() > 0);
    }

    @Override
    public boolean isRunning() {
        return tomcat.isPresent();
    }
}
