package tongban.node.zone.files;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import tongban.node.zone.FoundedZone;

/**
 * Both ends of a connection between two founded zones, each with its own keys.
 *
 * @param server the end at the zone that is asked, which takes any key that the other shows
 * @param client the end at the zone that asks, which takes the pinned one
 */
public record TlsOfTest(SSLContext server, SSLContext client) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param any takes any key, as the partners' door does */
    public static TlsOfTest in(Path folder, TrustManager any) throws GeneralSecurityException {
        OpenZone asked = open(folder, "yanshi");
        OpenZone asking = open(folder, "fangke");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(asked.tls().store(), password(asked));
        SSLContext server = SSLContext.getInstance("TLSv1.3");
        server.init(keys.getKeyManagers(), new TrustManager[] {any}, RANDOM);
        return new TlsOfTest(
                server, PinnedTls.client(Set.of(asked.tls().pin()), asking.tls().store(), password(asking), RANDOM));
    }

    private static OpenZone open(Path folder, String code) {
        FoundedZone zone = FoundedZone.in(folder, code);
        return new FolderActs(zone.folder().file(), RANDOM).open(List.of()).orThrow();
    }

    private static char[] password(OpenZone zone) {
        return new FolderActs(zone.file(), RANDOM).nodePassword().orThrow();
    }
}
