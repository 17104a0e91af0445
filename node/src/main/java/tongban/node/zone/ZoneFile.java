package tongban.node.zone;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Suite;
import tongban.kernel.zone.Authority;
import tongban.kernel.zone.Profile;
import tongban.node.zone.files.ZoneYaml;

/**
 * The zone file {@code zone.yaml} (区文件): what operators write about their zone. Paths in it are relative to its
 * folder.
 *
 * @param path the file
 * @param code the zone's code
 * @param zh its official Chinese name
 * @param en its English name
 * @param suite the suite in which it signs
 * @param demonstration whether it is a demonstration (演示), which every page then says
 * @param console where the pages are
 * @param exchange where partners come in
 * @param keys the folder of keys
 * @param nodePassword the file whose first line opens the node keys
 * @param authorities who holds which competence
 * @param topics the versions of messages that it understands; empty when it does not say
 */
public record ZoneFile(
        Path path,
        ZoneCode code,
        String zh,
        String en,
        Suite suite,
        boolean demonstration,
        Console console,
        Door exchange,
        Path keys,
        Path nodePassword,
        List<Authority> authorities,
        List<Topic> topics) {

    public ZoneFile {
        authorities = List.copyOf(authorities);
        topics = List.copyOf(topics);
    }

    /**
     * Where the pages are.
     *
     * @param bind the address of this machine to listen on
     * @param port 0 for any free one
     * @param address what people type, when they do not use {@code bind} and {@code port}
     */
    public record Console(String bind, int port, Optional<String> address) {}

    /**
     * Where partners come in.
     *
     * @param bind the address of this machine to listen on
     * @param port 0 for any free one
     * @param addresses what the descriptor tells partners
     */
    public record Door(String bind, int port, List<String> addresses) {

        public Door {
            addresses = List.copyOf(addresses);
        }
    }

    /** Reads the file strictly: an unknown, missing or malformed field is refused with its line and what would pass. */
    public static ZoneAnswer<ZoneFile> read(Path path) {
        return ZoneYaml.read(path);
    }

    /** What the descriptor says of it, with these pins of its TLS keys. */
    public Profile profile(List<String> pins) {
        return new Profile(code, zh, en, exchange.addresses(), pins, console.address(), authorities, topics);
    }
}
