package tongban.kernel.zone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.HiddenCharacter;
import tongban.kernel.code.ZoneCode;

/**
 * The part of a descriptor that a zone's operators write: names, addresses, authorities. A change of it is a new
 * descriptor.
 *
 * @param zone the zone's code
 * @param zh its official Chinese name
 * @param en its English name
 * @param addresses 1 to {@value #ADDRESSES_MAX} addresses of its node, {@code https://host[:port]}, in the order of
 *     trial
 * @param pins 1 to {@value #PINS_MAX} SHA-256 of the public keys (SPKI, RFC 5280 section 4.1) of the TLS certificates
 *     that are shown there, base64; kept sorted
 * @param console where its people sign in, {@code https://host[:port]} or http
 * @param authorities who holds which competence, each competence once; kept sorted by it
 * @param topics the versions of messages that it understands, each once; kept sorted; empty when the zone does not say
 */
public record Profile(
        ZoneCode zone,
        String zh,
        String en,
        List<String> addresses,
        List<String> pins,
        Optional<String> console,
        List<Authority> authorities,
        List<Topic> topics) {

    /** Characters (UTF-16 units) in a zone's name, at most. */
    public static final int NAME_MAX = 60;

    public static final int ADDRESSES_MAX = 4;
    public static final int PINS_MAX = 4;
    public static final int AUTHORITIES_MAX = 32;
    public static final int TOPICS_MAX = 64;

    static final Comparator<Topic> TOPIC_ORDER =
            Comparator.comparing(Topic::name).thenComparingInt(Topic::version);

    private static final Pattern HOST = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,98}[a-z0-9])?|\\[[0-9a-f:.]{2,45}]");
    private static final Pattern ADDRESS = Pattern.compile("https?://(" + HOST + ")(?::([1-9][0-9]{0,4}))?");
    private static final Pattern PIN = Pattern.compile("[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=");
    private static final int PORT_MAX = 65_535;

    public Profile {
        addresses = List.copyOf(addresses);
        pins = pins.stream().sorted().toList();
        authorities = authorities.stream()
                .sorted(Comparator.comparing(Authority::competence))
                .toList();
        topics = topics.stream().sorted(TOPIC_ORDER).toList();
        if (!isName(zh) || !isName(en)) {
            throw new IllegalArgumentException("a name is one line of 1 to " + NAME_MAX + " characters");
        }
        if (addresses.isEmpty()
                || addresses.size() > ADDRESSES_MAX
                || !addresses.stream().allMatch(Profile::isAddress)
                || !console.stream().allMatch(Profile::isConsole)) {
            throw new IllegalArgumentException("addresses are 1 to " + ADDRESSES_MAX + " of https://host[:port]");
        }
        if (pins.isEmpty() || pins.size() > PINS_MAX || !pins.stream().allMatch(Profile::isPin)) {
            throw new IllegalArgumentException("pins are 1 to " + PINS_MAX + " of 32 bytes in base64");
        }
        if (authorities.size() > AUTHORITIES_MAX || topics.size() > TOPICS_MAX) {
            throw new IllegalArgumentException(
                    "at most " + AUTHORITIES_MAX + " authorities, " + TOPICS_MAX + " topics");
        }
        List<String> competences =
                authorities.stream().map(Authority::competence).toList();
        List<String> versions = topics.stream().map(Topic::toString).toList();
        if (!Stream.of(addresses, pins, competences, versions).allMatch(Profile::allDifferent)) {
            throw new IllegalArgumentException("an address, pin, competence or topic stands twice");
        }
    }

    private static boolean allDifferent(List<String> texts) {
        return new TreeSet<>(texts).size() == texts.size();
    }

    /**
     * Whether a text may stand as the zone's name: one line of 1 to {@value #NAME_MAX} characters, no space at an end.
     */
    public static boolean isName(String text) {
        return isOneLine(text, NAME_MAX);
    }

    /** Whether a text may stand as an address of a node: {@code https://host[:port]}, small letters, no path. */
    public static boolean isAddress(String text) {
        return text.startsWith("https:") && isConsole(text);
    }

    /** Whether a text may stand as the address of a console: as a node's, and http too. */
    public static boolean isConsole(String text) {
        var matcher = ADDRESS.matcher(text);
        if (!matcher.matches()) {
            return false;
        }
        String port = matcher.group(2);
        return port == null || Integer.parseInt(port) <= PORT_MAX;
    }

    static boolean isPin(String text) {
        return PIN.matcher(text).matches();
    }

    /** One line of visible characters; nothing that a signed note would refuse, nothing that reads as another text. */
    static boolean isOneLine(String text, int charactersMax) {
        return !text.isEmpty()
                && text.length() <= charactersMax
                && text.equals(text.strip())
                && text.codePoints().noneMatch(Profile::isHidden);
    }

    private static boolean isHidden(int character) {
        return HiddenCharacter.is(character) || Character.getType(character) == Character.PRIVATE_USE;
    }

    /** The versions of a topic that the zone understands, rising; empty when it does not say. */
    public List<Integer> versions(String topic) {
        List<Integer> versions = new ArrayList<>();
        topics.stream().filter(one -> one.name().equals(topic)).forEach(one -> versions.add(one.version()));
        return versions;
    }

    /** The authority that holds a competence, when the zone names one. */
    public Optional<Authority> authority(String competence) {
        return authorities.stream()
                .filter(one -> one.competence().equals(competence))
                .findFirst();
    }
}
