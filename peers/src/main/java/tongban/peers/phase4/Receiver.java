package tongban.peers.phase4;

import com.helger.collection.commons.CommonsArrayList;
import com.helger.http.EHttpMethod;
import com.helger.phase4.incoming.AS4RequestHandler;
import com.helger.phase4.incoming.AS4ServerInitializer;
import com.helger.phase4.mgr.AS4ManagerFactoryInMemory;
import com.helger.phase4.mgr.AS4ManagerFactoryPersistingFileSystem;
import com.helger.phase4.mgr.MetaAS4Manager;
import com.helger.phase4.model.pmode.resolve.AS4DefaultPModeResolver;
import com.helger.phase4.servlet.AS4UnifiedResponse;
import com.helger.phase4.servlet.AS4XServletHandler;
import com.helger.phase4.servlet.IAS4ServletRequestHandlerCustomizer;
import com.helger.photon.io.WebFileIO;
import com.helger.web.scope.IRequestWebScopeWithoutResponse;
import com.helger.web.scope.mgr.WebScopeManager;
import com.helger.xservlet.AbstractXServlet;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The receiving end: phase4's servlet in a Jetty on a free port of the loopback interface, without TLS. */
final class Receiver implements AutoCloseable {
    private final Server server;
    private final ServerConnector connector;

    /**
     * Starts the receiver.
     *
     * @param folder where the register of message ids is kept as XML, or empty when it stays in memory
     */
    Receiver(KeyPairs keys, CountingProcessor processor, Optional<Path> folder) throws Exception {
        server = new Server(new QueuedThreadPool(32));
        connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setPort(0);
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        context.addEventListener(new Scope(keys, processor, folder));
        server.setHandler(context);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + connector.getLocalPort() + "/as4";
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** phase4 keeps its registers in a scope that lives as long as the servlet's context. */
    private record Scope(KeyPairs keys, CountingProcessor processor, Optional<Path> folder)
            implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            WebScopeManager.onGlobalBegin(event.getServletContext());
            if (folder.isPresent()) {
                WebFileIO.initPaths(folder.get().toFile(), folder.get().toString(), false);
                MetaAS4Manager.setFactory(new AS4ManagerFactoryPersistingFileSystem());
            } else {
                MetaAS4Manager.setFactory(new AS4ManagerFactoryInMemory());
            }
            AS4ServerInitializer.initAS4Server();
            event.getServletContext()
                    .addServlet("as4", new Endpoint(keys, processor))
                    .addMapping("/as4");
        }

        @Override
        public void contextDestroyed(ServletContextEvent event) {
            AS4ServerInitializer.shutdownAS4Server();
            WebScopeManager.onGlobalEnd();
        }
    }

    private static final class Endpoint extends AbstractXServlet {
        private static final long serialVersionUID = 1L;

        Endpoint(KeyPairs keys, CountingProcessor processor) {
            AS4XServletHandler handler = new AS4XServletHandler();
            handler.setRequestHandlerCustomizer(new IAS4ServletRequestHandlerCustomizer() {
                @Override
                public void customizeBeforeHandling(
                        IRequestWebScopeWithoutResponse request,
                        AS4UnifiedResponse response,
                        AS4RequestHandler requestHandler) {
                    requestHandler.setCryptoFactory(keys.factory());
                    requestHandler.setPModeResolver(new AS4DefaultPModeResolver(Agreement.PROFILE));
                    requestHandler.setProcessorSupplier(() -> new CommonsArrayList<>(processor));
                }

                @Override
                public void customizeAfterHandling(
                        IRequestWebScopeWithoutResponse request,
                        AS4UnifiedResponse response,
                        AS4RequestHandler requestHandler) {}
            });
            handlerRegistry().registerHandler(EHttpMethod.POST, handler);
        }
    }
}
