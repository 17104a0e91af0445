package tongban.node.zone;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;
import tongban.kernel.zone.Descriptor;
import tongban.node.zone.files.FolderActs;
import tongban.node.zone.files.Founding;
import tongban.node.zone.files.PinnedTls;

/**
 * A zone's folder without its database: founding, descriptor, node keys. A node that runs learns of a change when the
 * change is announced, which {@link NodeKeys} and the commands do.
 */
public final class ZoneFolder {

    private final ZoneFile file;
    private final FolderActs acts;
    private final SecureRandom random;

    private ZoneFolder(ZoneFile file, SecureRandom random) {
        this.file = file;
        this.acts = new FolderActs(file, random);
        this.random = random;
    }

    /**
     * Founds a zone in a folder that is empty or not there yet.
     *
     * @param words the seal key is put under them
     */
    public static ZoneAnswer<ZoneFolder> found(
            Path folder, NewZone zone, OfficersWords words, SecureRandom random, Instant now) {
        return new Founding(random, now)
                .found(folder, zone, words)
                .then(file -> ZoneAnswer.done(new ZoneFolder(file, random)));
    }

    /** The folder of a zone file. */
    public static ZoneAnswer<ZoneFolder> open(Path zoneFile, SecureRandom random) {
        return ZoneFile.read(zoneFile).then(file -> ZoneAnswer.done(new ZoneFolder(file, random)));
    }

    public ZoneFile file() {
        return file;
    }

    /** The newest descriptor, as it was signed. */
    public ZoneAnswer<SignedNote> descriptor() {
        return acts.descriptor();
    }

    /** What the newest descriptor says. */
    public ZoneAnswer<Descriptor> described() {
        return descriptor().then(note -> ZoneAnswer.done(Descriptor.read(note).orThrow()));
    }

    /** The certificates of all node keys, oldest first. */
    public ZoneAnswer<List<KeyCertificate>> nodeKeys() {
        return acts.nodeKeys();
    }

    /** Whether the newest descriptor no longer says what the zone file and the TLS key say. */
    public ZoneAnswer<Boolean> isStale() {
        return acts.isStale();
    }

    /** Signs a descriptor of the zone file as it is now, with the next serial. */
    public ZoneAnswer<SignedNote> renew(OfficersWords words, Instant now) {
        return acts.renew(words, now);
    }

    /** Makes and certifies a new node key. */
    public ZoneAnswer<KeyCertificate> rollover(OfficersWords words, Instant now) {
        return acts.rollover(words, now);
    }

    /**
     * Revokes a node key. When it is the newest or the first of the epoch, a new node key and a descriptor of the next
     * epoch are made too.
     */
    public ZoneAnswer<Revoked> revoke(KeyId key, String reason, OfficersWords words, Instant now) {
        return acts.revoke(key, reason, words, now);
    }

    /**
     * Opens the seal key for one act, such as signing an agreement, and lets go of it.
     *
     * @param words both officers' words
     */
    public <T> ZoneAnswer<T> sealing(OfficersWords words, Function<Signer, T> act) {
        return acts.sealing(words, act);
    }

    /** What a program needs to speak as this zone without a node of it. */
    public ZoneAnswer<Voice> voice() {
        return acts.open(List.of())
                .then(open -> acts.nodePassword()
                        .then(password -> ZoneAnswer.done(new Voice(
                                open.descriptor(),
                                open.nodeKeys().getLast().signer(),
                                pins -> PinnedTls.client(pins, open.tls().store(), password, random)))));
    }

    /**
     * A zone's voice.
     *
     * @param descriptor the newest descriptor
     * @param key the newest node key
     * @param tls a context that shows this zone's TLS key and accepts keys with these pins
     */
    public record Voice(Descriptor descriptor, Signer key, Function<Set<String>, SSLContext> tls) {

        /** A context for connections to the node of another zone. */
        public SSLContext clientFor(Descriptor other) {
            return tls.apply(Set.copyOf(other.profile().pins()));
        }
    }

    /**
     * What a revocation did.
     *
     * @param note the revocation, signed
     * @param descriptor the newest descriptor
     * @param newEpoch whether channels begin anew
     */
    public record Revoked(SignedNote note, Descriptor descriptor, boolean newEpoch) {}
}
