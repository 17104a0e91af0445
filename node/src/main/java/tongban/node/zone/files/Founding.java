package tongban.node.zone.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyKind;
import tongban.kernel.seal.PrivateKey;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;
import tongban.kernel.zone.Descriptor;
import tongban.node.zone.NewZone;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneRefusal.Cause;

/** Founds a zone: folder, keys, certificates, zone file and first descriptor. */
public final class Founding {

    /** The name of the zone file in a zone's folder. */
    public static final String ZONE_FILE = "zone.yaml";

    private static final int SEAL_YEARS = 10;
    private static final int NODE_YEARS = 2;

    private final SecureRandom random;
    private final Instant now;

    public Founding(SecureRandom random, Instant now) {
        this.random = random;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Founds it in a folder that is empty or not there yet. */
    public ZoneAnswer<ZoneFile> found(Path folder, NewZone zone, OfficersWords words) {
        if (!words.areFit()) {
            return ZoneAnswer.refused(Cause.BAD_WORDS, OfficersWords.LENGTH_MIN);
        }
        if (!isFree(folder)) {
            return ZoneAnswer.refused(Cause.FOLDER_TAKEN, folder);
        }
        Path path = folder.resolve(ZONE_FILE);
        String text = ZoneYamlText.of(zone);
        // The last file is the zone file: a founding that was cut off leaves no zone that looks whole.
        return ZoneYaml.parse(path, text)
                .then(file -> KeptFile.folder(folder)
                        .then(made -> KeptFile.folder(file.keys()))
                        .then(made -> keys(file, words))
                        .then(made -> KeptFile.write(path, text.getBytes(StandardCharsets.UTF_8)))
                        .then(made -> ZoneAnswer.done(file)));
    }

    private static boolean isFree(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        } catch (IOException noFolder) {
            return false;
        }
    }

    private ZoneAnswer<Path> keys(ZoneFile file, OfficersWords words) {
        KeyFolder keys = new KeyFolder(file.keys(), random);
        PrivateKey seal = PrivateKey.generate(file.suite(), random);
        PrivateKey node = PrivateKey.generate(file.suite(), random);
        SignedNote sealCertificate = certificate(file.code(), KeyKind.ZONE_SEAL, seal.publicKey(), seal);
        SignedNote nodeCertificate = certificate(file.code(), KeyKind.NODE, node.publicKey(), seal);
        return keys.newNodePassword(file.nodePassword())
                .then(made -> NodePassword.of(file))
                .then(password -> keys.sealKey(seal, words)
                        .then(made -> keys.addNodeKey(node, nodeCertificate, password))
                        .then(made -> TlsKey.create(keys.tls(), file.code(), password, random, now))
                        .then(made -> TlsKey.open(keys.tls(), password))
                        .then(tls -> {
                            Descriptor first = new Descriptor(
                                    file.profile(List.of(tls.pin())), 1, now, 1, sealCertificate, nodeCertificate);
                            return keys.addDescriptor(first, first.signedBy(seal));
                        }));
    }

    /** Certifies a key from now on. */
    SignedNote certificate(ZoneCode zone, KeyKind kind, PublicKey key, Signer seal) {
        int years = kind == KeyKind.ZONE_SEAL ? SEAL_YEARS : NODE_YEARS;
        Instant until = now.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
        return new KeyCertificate(zone.value(), kind, key, now, until).signedBy(seal);
    }
}
