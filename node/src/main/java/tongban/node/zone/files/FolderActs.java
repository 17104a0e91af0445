package tongban.node.zone.files;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Revocation;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;
import tongban.kernel.zone.Descriptor;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder.Revoked;
import tongban.node.zone.ZoneRefusal.Cause;

/** What is done in a zone's folder. Each act with the seal key opens it, signs and lets go of it. */
public final class FolderActs {

    private final ZoneFile file;
    private final SecureRandom random;
    private final KeyFolder keys;

    public FolderActs(ZoneFile file, SecureRandom random) {
        this.file = file;
        this.random = random;
        this.keys = new KeyFolder(file.keys(), random);
    }

    /**
     * All that a node works with.
     *
     * @param known node keys that were opened before
     */
    public ZoneAnswer<OpenZone> open(List<HeldKey> known) {
        return NodePassword.of(file).then(password -> descriptor().then(note -> open(note, password, known)));
    }

    private ZoneAnswer<OpenZone> open(SignedNote note, char[] password, List<HeldKey> known) {
        Descriptor own = Descriptor.read(note).orThrow();
        PublicKey seal = own.seal();
        PublicKey first = own.nodeKey();
        return keys.nodeKeys(seal, password, known)
                .then(held ->
                        held.stream().anyMatch(key -> key.certificate().key().equals(first))
                                ? keys.revocations(seal)
                                        .then(revoked -> TlsKey.open(keys.tls(), password)
                                                .then(tls -> ZoneAnswer.done(new OpenZone(
                                                        file, own, note, seal, first, held, revoked, tls))))
                                : ZoneAnswer.refused(Cause.FOREIGN_FILE, file.keys(), file.path()));
    }

    /** The password of the TLS key's store. */
    public ZoneAnswer<char[]> nodePassword() {
        return NodePassword.of(file);
    }

    /** The newest descriptor; it must be this zone's. */
    public ZoneAnswer<SignedNote> descriptor() {
        return keys.descriptor().then(note -> {
            Descriptor own = Descriptor.read(note).orThrow();
            boolean same = own.zone().equals(file.code()) && own.seal().suite() == file.suite();
            return same ? ZoneAnswer.done(note) : ZoneAnswer.refused(Cause.FOREIGN_FILE, file.keys(), file.path());
        });
    }

    public ZoneAnswer<List<KeyCertificate>> nodeKeys() {
        return descriptor()
                .then(note -> keys.certificates(Descriptor.read(note).orThrow().seal()));
    }

    private ZoneAnswer<String> pin() {
        return NodePassword.of(file)
                .then(password -> TlsKey.open(keys.tls(), password))
                .then(tls -> ZoneAnswer.done(tls.pin()));
    }

    public ZoneAnswer<Boolean> isStale() {
        return descriptor()
                .then(note -> pin().then(pin -> ZoneAnswer.done(
                        !Descriptor.read(note).orThrow().profile().equals(file.profile(List.of(pin))))));
    }

    public ZoneAnswer<SignedNote> renew(OfficersWords words, Instant now) {
        return withSeal(
                words,
                seal -> descriptor().then(note -> {
                    Descriptor before = Descriptor.read(note).orThrow();
                    return renewed(before, before.epoch(), before.nodeCertificate(), seal, now);
                }));
    }

    private ZoneAnswer<SignedNote> renewed(
            Descriptor before, int epoch, SignedNote node, PrivateKey seal, Instant now) {
        return pin().then(pin -> {
            Instant at = now.truncatedTo(ChronoUnit.SECONDS);
            Descriptor next = new Descriptor(
                    file.profile(List.of(pin)), before.serial() + 1, at, epoch, before.sealCertificate(), node);
            SignedNote signed = next.signedBy(seal);
            return keys.addDescriptor(next, signed).then(kept -> ZoneAnswer.done(signed));
        });
    }

    public ZoneAnswer<KeyCertificate> rollover(OfficersWords words, Instant now) {
        return withSeal(
                words,
                seal -> newNodeKey(seal, now)
                        .then(note -> ZoneAnswer.done(
                                KeyCertificate.read(note, seal.publicKey()).orThrow())));
    }

    private ZoneAnswer<SignedNote> newNodeKey(PrivateKey seal, Instant now) {
        return NodePassword.of(file).then(password -> {
            PrivateKey next = PrivateKey.generate(file.suite(), random);
            SignedNote certificate =
                    new Founding(random, now).certificate(file.code(), KeyKind.NODE, next.publicKey(), seal);
            return keys.addNodeKey(next, certificate, password).then(kept -> ZoneAnswer.done(certificate));
        });
    }

    public ZoneAnswer<Revoked> revoke(KeyId key, String reason, OfficersWords words, Instant now) {
        if (!Revocation.isReason(reason)) {
            return ZoneAnswer.refused(Cause.BAD_REASON, Revocation.REASON_MAX);
        }
        return withSeal(
                words,
                seal -> descriptor()
                        .then(note -> nodeKeys().then(all -> {
                            Descriptor before = Descriptor.read(note).orThrow();
                            if (all.stream().noneMatch(one -> one.key().id().equals(key))) {
                                return ZoneAnswer.refused(Cause.NO_SUCH_KEY, key);
                            }
                            return keys.revocations(seal.publicKey())
                                    .then(revoked -> revoked.stream().anyMatch(one -> names(one, key, seal))
                                            ? ZoneAnswer.refused(Cause.REVOKED_ALREADY, key)
                                            : revoke(
                                                    new Revocation(
                                                            file.code().value(),
                                                            key,
                                                            now.truncatedTo(ChronoUnit.SECONDS),
                                                            reason),
                                                    before,
                                                    all,
                                                    seal));
                        })));
    }

    private static boolean names(SignedNote revocation, KeyId key, PrivateKey seal) {
        return Revocation.read(revocation, seal.publicKey()).orThrow().key().equals(key);
    }

    /** The revocation is written last: an act that was cut off can be done again and then finds the rest done. */
    private ZoneAnswer<Revoked> revoke(
            Revocation revocation, Descriptor before, List<KeyCertificate> all, PrivateKey seal) {
        boolean newest = all.getLast().key().id().equals(revocation.key());
        boolean first = before.nodeKey().id().equals(revocation.key());
        SignedNote note = revocation.signedBy(seal);
        if (!newest && !first) {
            return keys.addRevocation(note).then(kept -> ZoneAnswer.done(new Revoked(note, before, false)));
        }
        return newNodeKey(seal, revocation.at())
                .then(node -> renewed(before, before.epoch() + 1, node, seal, revocation.at()))
                .then(descriptor -> keys.addRevocation(note)
                        .then(kept -> ZoneAnswer.done(
                                new Revoked(note, Descriptor.read(descriptor).orThrow(), true))));
    }

    /** Opens the seal key for one act, and lets go of it. */
    public <T> ZoneAnswer<T> sealing(OfficersWords words, Function<Signer, T> act) {
        return withSeal(words, seal -> ZoneAnswer.done(act.apply(seal)));
    }

    private <T> ZoneAnswer<T> withSeal(OfficersWords words, Function<PrivateKey, ZoneAnswer<T>> act) {
        return descriptor()
                .then(note -> keys.sealKey(words).then(seal -> {
                    try {
                        boolean own = Descriptor.read(note).orThrow().seal().equals(seal.publicKey());
                        return own ? act.apply(seal) : ZoneAnswer.refused(Cause.FOREIGN_FILE, file.keys(), file.path());
                    } finally {
                        seal.destroy();
                    }
                }));
    }
}
