package tongban.node.zone;

import java.util.List;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;
import tongban.kernel.zone.Authority;

/** What a zone's founders say of it: all of the zone file but where its keys lie. The fields are those of the file. */
public record NewZone(
        ZoneCode code,
        String zh,
        String en,
        Suite suite,
        boolean demonstration,
        ZoneFile.Console console,
        ZoneFile.Door exchange,
        List<Authority> authorities,
        List<Topic> topics) {

    public NewZone {
        authorities = List.copyOf(authorities);
        topics = List.copyOf(topics);
    }
}
