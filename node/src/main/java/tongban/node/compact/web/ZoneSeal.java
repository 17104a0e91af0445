package tongban.node.compact.web;

import java.security.SecureRandom;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tongban.kernel.seal.Signer;
import tongban.node.zone.OfficersWords;
import tongban.node.zone.ThisZone;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;

/** The seal key of this zone, opened from its folder for one act. */
@Component
class ZoneSeal {

    private final ThisZone zone;
    private final ObjectProvider<ZoneFile> file;
    private final SecureRandom random;

    ZoneSeal(ThisZone zone, ObjectProvider<ZoneFile> file, SecureRandom random) {
        this.zone = zone;
        this.file = file;
        this.random = random;
    }

    ThisZone zone() {
        return zone;
    }

    <T> ZoneAnswer<T> sealing(OfficersWords words, Function<Signer, T> act) {
        return ZoneFolder.open(file.getObject().path(), random).then(folder -> folder.sealing(words, act));
    }
}
