package tongban.node.zone.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tongban.kernel.zone.Descriptor;
import tongban.kernel.zone.Profile;
import tongban.node.zone.Fingerprint;

/**
 * A descriptor as a page shows it.
 *
 * @param fingerprint the seal key's fingerprint in four rows of four groups
 * @param ends its first and last four groups
 */
record ShownDescriptor(
        String code,
        Profile profile,
        long serial,
        Instant issued,
        int epoch,
        String suite,
        List<String> fingerprint,
        String ends) {

    private static final int ROW = 20;

    static ShownDescriptor of(Descriptor descriptor) {
        String whole = descriptor.seal().fingerprint();
        List<String> rows = new ArrayList<>();
        for (int at = 0; at < whole.length(); at += ROW) {
            rows.add(whole.substring(at, Math.min(whole.length(), at + ROW)).strip());
        }
        return new ShownDescriptor(
                descriptor.zone().value(),
                descriptor.profile(),
                descriptor.serial(),
                descriptor.issued(),
                descriptor.epoch(),
                descriptor.seal().suite().label(),
                rows,
                Fingerprint.ends(descriptor.seal()));
    }

    /** The name in the reader's language. */
    public String name(String language) {
        return language.equals("zh") ? profile.zh() : profile.en();
    }
}
