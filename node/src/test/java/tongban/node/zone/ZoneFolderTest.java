package tongban.node.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tongban.kernel.seal.KeyCertificate;
import tongban.kernel.seal.KeyId;
import tongban.kernel.seal.Suite;
import tongban.kernel.zone.Descriptor;
import tongban.node.zone.ZoneRefusal.Cause;
import tongban.node.zone.files.FolderActs;
import tongban.node.zone.files.OpenZone;

/** Founding a zone, its keys, its descriptor, without any database. */
class ZoneFolderTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Suite.class)
    void aFoundedZoneOpensWithItsDescriptor(Suite suite) {
        FoundedZone zone = FoundedZone.in(folder, "yanshi", suite);
        ZoneFile file = ZoneFile.read(folder.resolve("yanshi/zone.yaml")).orThrow();

        OpenZone open = new FolderActs(file, RANDOM).open(List.of()).orThrow();

        assertThat(open.descriptor().profile())
                .isEqualTo(file.profile(List.of(open.tls().pin())));
        assertThat(open.descriptor().serial()).isEqualTo(1);
        assertThat(open.descriptor().issued()).isEqualTo(FoundedZone.NOW);
        assertThat(open.seal().fingerprint()).isEqualTo(zone.fingerprint());
        assertThat(open.nodeKeys()).hasSize(1);
        assertThat(open.nodeKeys().getFirst().signer().publicKey()).isEqualTo(open.first());
        assertThat(file.demonstration()).isTrue();
        assertThat(zone.folder().isStale().orThrow()).isFalse();
    }

    @Test
    void whatItWritesIsReadableByItsOwnerAlone() throws IOException {
        FoundedZone.in(folder, "yanshi");
        try (Stream<Path> all = Files.walk(folder.resolve("yanshi"))) {
            assertThat(all.filter(Files::isRegularFile))
                    .hasSize(7)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("yanshi/keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void refusesAFolderThatIsTakenAndLeavesItAsItIs() throws IOException {
        Files.writeString(folder.resolve("theirs"), "x");
        assertThat(refusal(ZoneFolder.found(
                                folder,
                                FoundedZone.described("yanshi", Suite.SM2_SM3),
                                FoundedZone.words(),
                                RANDOM,
                                FoundedZone.NOW))
                        .cause())
                .isEqualTo(Cause.FOLDER_TAKEN);
        assertThat(folder).isDirectoryContaining("glob:**theirs").isDirectoryNotContaining("glob:**zone.yaml");
    }

    @ParameterizedTest
    @CsvSource({"short, long-enough-2", "long-enough-1, short", "the-same-word, the-same-word"})
    void refusesOfficersWordsThatAreShortOrTheSame(String first, String second) {
        OfficersWords words = new OfficersWords(first.toCharArray(), second.toCharArray());
        assertThat(refusal(ZoneFolder.found(
                                folder.resolve("z"),
                                FoundedZone.described("yanshi", Suite.SM2_SM3),
                                words,
                                RANDOM,
                                FoundedZone.NOW))
                        .cause())
                .isEqualTo(Cause.BAD_WORDS);
        assertThat(folder.resolve("z")).doesNotExist();
    }

    @Test
    void theWordsInTheOtherOrderDoNotOpenTheSealKey() {
        FoundedZone zone = FoundedZone.in(folder, "yanshi");
        OfficersWords turned = new OfficersWords(
                FoundedZone.words().second(), FoundedZone.words().first());
        ZoneRefusal refusal = refusal(zone.folder().renew(turned, FoundedZone.NOW));

        assertThat(refusal.cause()).isEqualTo(Cause.WRONG_WORDS);
        assertThat(refusal.sentence(Locale.CHINESE)).contains("口令有误", "seal.key");
    }

    @Test
    void aChangedZoneFileIsStaleUntilTheDescriptorIsRenewed() throws IOException {
        FoundedZone zone = FoundedZone.in(folder, "yanshi");
        Path file = zone.folder().file().path();
        Files.writeString(file, Files.readString(file).replace("演示区yanshi", "演示新名"));
        ZoneFolder changed = ZoneFolder.open(file, RANDOM).orThrow();
        assertThat(changed.isStale().orThrow()).isTrue();

        Descriptor renewed = Descriptor.read(changed.renew(FoundedZone.words(), FoundedZone.NOW.plusSeconds(1))
                        .orThrow())
                .orThrow();

        assertThat(renewed.serial()).isEqualTo(2);
        assertThat(renewed.profile().zh()).isEqualTo("演示新名");
        assertThat(renewed.seal().fingerprint()).isEqualTo(zone.fingerprint());
        assertThat(changed.isStale().orThrow()).isFalse();
    }

    @Test
    void aRolledOverKeySignsNextAndTheEpochStillBeginsWithTheFirst() {
        FoundedZone zone = FoundedZone.in(folder, "yanshi");
        KeyCertificate next =
                zone.folder().rollover(FoundedZone.words(), FoundedZone.NOW).orThrow();

        OpenZone open =
                new FolderActs(zone.folder().file(), RANDOM).open(List.of()).orThrow();

        assertThat(open.nodeKeys()).hasSize(2);
        assertThat(open.nodeKeys().getLast().certificate()).isEqualTo(next);
        assertThat(open.first()).isNotEqualTo(next.key());
        assertThat(open.descriptor().epoch()).isEqualTo(1);
        assertThat(open.firstPlace()).isZero();
    }

    @Test
    void revokingTheNewestKeyBeginsANewEpochWithANewKey() {
        FoundedZone zone = FoundedZone.in(folder, "yanshi");
        KeyCertificate lost = zone.folder().nodeKeys().orThrow().getFirst();

        ZoneFolder.Revoked revoked = zone.folder()
                .revoke(lost.key().id(), "演示：主机失窃", FoundedZone.words(), FoundedZone.NOW)
                .orThrow();

        OpenZone open =
                new FolderActs(zone.folder().file(), RANDOM).open(List.of()).orThrow();
        assertThat(revoked.newEpoch()).isTrue();
        assertThat(open.descriptor()).isEqualTo(revoked.descriptor());
        assertThat(open.descriptor().epoch()).isEqualTo(2);
        assertThat(open.first()).isNotEqualTo(lost.key());
        assertThat(open.firstPlace()).isEqualTo(1);
        assertThat(open.revocations()).containsExactly(revoked.note());
        assertThat(refusal(zone.folder().revoke(lost.key().id(), "again", FoundedZone.words(), FoundedZone.NOW))
                        .cause())
                .isEqualTo(Cause.REVOKED_ALREADY);
    }

    @Test
    void revokingAKeyBetweenLeavesTheEpochAsItIs() {
        FoundedZone zone = FoundedZone.in(folder, "yanshi");
        KeyCertificate between =
                zone.folder().rollover(FoundedZone.words(), FoundedZone.NOW).orThrow();
        assertThat(zone.folder().rollover(FoundedZone.words(), FoundedZone.NOW).orThrow())
                .isNotEqualTo(between);

        ZoneFolder.Revoked revoked = zone.folder()
                .revoke(between.key().id(), "演示", FoundedZone.words(), FoundedZone.NOW)
                .orThrow();

        assertThat(revoked.newEpoch()).isFalse();
        assertThat(revoked.descriptor().serial()).isEqualTo(1);
    }

    @Test
    void refusesToRevokeAKeyThatIsNotItsOwnOrForNoReason() {
        FoundedZone zone = FoundedZone.in(folder, "yanshi");
        KeyId foreign = new KeyId("00112233445566aa");
        assertThat(refusal(zone.folder().revoke(foreign, "演示", FoundedZone.words(), FoundedZone.NOW))
                        .cause())
                .isEqualTo(Cause.NO_SUCH_KEY);
        assertThat(refusal(zone.folder().revoke(foreign, " ", FoundedZone.words(), FoundedZone.NOW))
                        .cause())
                .isEqualTo(Cause.BAD_REASON);
    }

    @ParameterizedTest
    @CsvSource({
        "node-1.key, BROKEN_FILE",
        "node-1.txt, BROKEN_FILE",
        "descriptor-1.txt, BROKEN_FILE",
        "tls.p12, WRONG_NODE_PASSWORD",
        "node-password, NO_NODE_PASSWORD",
    })
    void aDamagedFileIsNamed(String name, Cause cause) throws IOException {
        FoundedZone zone = FoundedZone.in(folder, "yanshi");
        Files.writeString(zone.folder().file().keys().resolve(name), "\n");

        ZoneRefusal refusal = refusal(new FolderActs(zone.folder().file(), RANDOM).open(List.of()));

        assertThat(refusal.cause()).isEqualTo(cause);
        assertThat(refusal.sentence(Locale.ENGLISH)).contains(name);
    }

    @Test
    void anotherZonesKeysAreForeign() throws IOException {
        FoundedZone one = FoundedZone.in(folder, "yanshi");
        FoundedZone other = FoundedZone.in(folder, "fangzao");
        Path keys = one.folder().file().keys();
        Files.copy(
                other.folder().file().keys().resolve("seal.key"),
                keys.resolve("seal.key"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(refusal(one.folder().renew(FoundedZone.words(), FoundedZone.NOW))
                        .cause())
                .isEqualTo(Cause.FOREIGN_FILE);
        Files.copy(
                other.folder().file().keys().resolve("descriptor-1.txt"),
                keys.resolve("descriptor-1.txt"),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(refusal(one.folder().descriptor()).cause()).isEqualTo(Cause.FOREIGN_FILE);
    }

    private static ZoneRefusal refusal(ZoneAnswer<?> answer) {
        return ((ZoneAnswer.Refused<?>) answer).refusal();
    }
}
