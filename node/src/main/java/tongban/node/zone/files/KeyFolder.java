package tongban.node.zone.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.Revocation;
import tongban.kernel.seal.ScryptCost;
import tongban.kernel.seal.SealRefusal;
import tongban.kernel.seal.SealedKeyFile;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.zone.Descriptor;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneRefusal.Cause;

/**
 * The folder of keys. {@code seal.key} is the seal key under the officers' words; {@code node-N.key} are node keys
 * under the node's password and {@code node-N.txt} their certificates, N rising; {@code revoked-N.txt} are revocations,
 * {@code descriptor-N.txt} the descriptors by serial. A key without its certificate was never used.
 */
final class KeyFolder {

    static final String NODE_PASSWORD = "node-password";

    private static final String SEAL_KEY = "seal.key";
    private static final String TLS = "tls.p12";
    private static final int NUMBER_MAX = 9999;

    private final Path folder;
    private final SecureRandom random;

    KeyFolder(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    Path tls() {
        return folder.resolve(TLS);
    }

    private Path file(String kind, int number, String ending) {
        return folder.resolve(kind + "-" + number + ending);
    }

    /** The number of the first file of this kind that is not there. */
    private int next(String kind) {
        int number = 1;
        while (number < NUMBER_MAX && Files.exists(file(kind, number, ".txt"))) {
            number++;
        }
        return number;
    }

    ZoneAnswer<Path> sealKey(PrivateKey key, OfficersWords words) {
        return keep(folder.resolve(SEAL_KEY), key, KeyKind.ZONE_SEAL, words.password());
    }

    private ZoneAnswer<Path> keep(Path path, PrivateKey key, KeyKind kind, char[] password) {
        byte[] bytes = SealedKeyFile.seal(key, kind, password, ScryptCost.STANDARD, random)
                .encode();
        Arrays.fill(password, '\0');
        return KeptFile.write(path, bytes);
    }

    /** Opens the seal key for one act; the caller destroys it. */
    ZoneAnswer<PrivateKey> sealKey(OfficersWords words) {
        return opened(folder.resolve(SEAL_KEY), KeyKind.ZONE_SEAL, words.password(), Cause.WRONG_WORDS);
    }

    private ZoneAnswer<PrivateKey> opened(Path path, KeyKind kind, char[] password, Cause wrongPassword) {
        return KeptFile.read(path, SealedKeyFile.LENGTH_MAX).then(bytes -> {
            Reading<PrivateKey> reading = SealedKeyFile.decode(bytes)
                    .then(file -> file.kind() == kind
                            ? file.open(password, random)
                            : Reading.refused(SealRefusal.Cause.UNKNOWN_KIND, 2, "kind: zone-seal, node or issuing"));
            Arrays.fill(password, '\0');
            return switch (reading) {
                case Reading.Well<PrivateKey> well -> ZoneAnswer.done(well.value());
                case Reading.Refused<PrivateKey> refused ->
                    refused.refusal().cause() == SealRefusal.Cause.WRONG_PASSWORD_OR_ALTERED
                            ? ZoneAnswer.refused(wrongPassword, path)
                            : broken(path, refused.refusal());
            };
        });
    }

    static <T> ZoneAnswer<T> broken(Path path, SealRefusal refusal) {
        return ZoneAnswer.refused(Cause.BROKEN_FILE, path, refusal);
    }

    /**
     * Writes a node key with its certificate, the certificate last, since it alone makes the key one of this zone's.
     */
    ZoneAnswer<Path> addNodeKey(PrivateKey key, SignedNote certificate, char[] password) {
        int number = next("node");
        return keep(file("node", number, ".key"), key, KeyKind.NODE, password.clone())
                .then(kept -> KeptFile.write(file("node", number, ".txt"), certificate.encode()));
    }

    /** @param known keys that were opened before; opening costs much time and memory on purpose */
    ZoneAnswer<List<HeldKey>> nodeKeys(PublicKey seal, char[] password, List<HeldKey> known) {
        return all(
                "node",
                number -> note(file("node", number, ".txt"), note -> KeyCertificate.read(note, seal))
                        .then(said -> known.stream()
                                .filter(held -> held.note().equals(said.note()))
                                .findFirst()
                                .map(ZoneAnswer::done)
                                .orElseGet(() -> nodeKey(number, said, password))));
    }

    private ZoneAnswer<HeldKey> nodeKey(int number, Said<KeyCertificate> said, char[] password) {
        Path secret = file("node", number, ".key");
        return opened(secret, KeyKind.NODE, password.clone(), Cause.WRONG_NODE_PASSWORD)
                .then(key -> key.publicKey().equals(said.value().key())
                        ? ZoneAnswer.done(new HeldKey(said.note(), said.value(), key))
                        : ZoneAnswer.refused(Cause.FOREIGN_FILE, secret, file("node", number, ".txt")));
    }

    /** The certificates of all node keys, oldest first, without opening any key. */
    ZoneAnswer<List<KeyCertificate>> certificates(PublicKey seal) {
        return all(
                "node",
                number -> note(file("node", number, ".txt"), note -> KeyCertificate.read(note, seal))
                        .then(said -> ZoneAnswer.done(said.value())));
    }

    ZoneAnswer<Path> addRevocation(SignedNote revocation) {
        return KeptFile.write(file("revoked", next("revoked"), ".txt"), revocation.encode());
    }

    ZoneAnswer<List<SignedNote>> revocations(PublicKey seal) {
        return all(
                "revoked",
                number -> note(file("revoked", number, ".txt"), note -> Revocation.read(note, seal))
                        .then(said -> ZoneAnswer.done(said.note())));
    }

    ZoneAnswer<Path> addDescriptor(Descriptor descriptor, SignedNote note) {
        return KeptFile.write(file("descriptor", (int) descriptor.serial(), ".txt"), note.encode());
    }

    /** The newest descriptor, signed. */
    ZoneAnswer<SignedNote> descriptor() {
        int newest = Math.max(1, next("descriptor") - 1);
        Path at = file("descriptor", newest, ".txt");
        return note(at, Descriptor::read).then(said -> ZoneAnswer.done(said.note()));
    }

    /** A signed note with what it says. */
    private record Said<T>(SignedNote note, T value) {}

    private static <T> ZoneAnswer<Said<T>> note(Path path, Function<SignedNote, Reading<T>> reader) {
        return KeptFile.read(path, SignedNote.LENGTH_MAX).then(bytes -> {
            Reading<Said<T>> reading = SignedNote.decode(bytes)
                    .then(note -> reader.apply(note).then(value -> Reading.well(new Said<>(note, value))));
            return switch (reading) {
                case Reading.Well<Said<T>> well -> ZoneAnswer.done(well.value());
                case Reading.Refused<Said<T>> refused -> broken(path, refused.refusal());
            };
        });
    }

    /** What stands in the files of a kind, by their numbers. */
    private <T> ZoneAnswer<List<T>> all(String kind, IntFunction<ZoneAnswer<T>> reader) {
        List<T> all = new ArrayList<>();
        for (int number = 1; number < next(kind); number++) {
            ZoneAnswer<T> one = reader.apply(number);
            if (one instanceof ZoneAnswer.Refused<T> refused) {
                return new ZoneAnswer.Refused<>(refused.refusal());
            }
            all.add(one.orThrow());
        }
        return ZoneAnswer.done(all);
    }

    /** A new password of 256 bits on one line. */
    ZoneAnswer<Path> newNodePassword(Path path) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String text = HexFormat.of().formatHex(secret) + "\n";
        return KeptFile.write(path, text.getBytes(StandardCharsets.US_ASCII));
    }
}
