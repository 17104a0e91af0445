package tongban.kernel.zone;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.Reading;
import tongban.kernel.seal.SealRefusal.Cause;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Suite;

/** The lines of a descriptor, written and read; a content has one text, and a text that is read is written so again. */
final class DescriptorText {

    static final String HEADING = "tongban/1/descriptor";

    private static final Pattern TOPIC = Pattern.compile("([a-z][a-z0-9.-]{0,63})/([1-9][0-9]{0,4})");
    private static final int TOPIC_VERSION_MAX = 0xffff;

    private DescriptorText() {}

    static String write(Descriptor descriptor) {
        Profile profile = descriptor.profile();
        var text = new StringBuilder(HEADING).append('\n');
        line(text, "zone", profile.zone().value());
        line(text, "zh", profile.zh());
        line(text, "en", profile.en());
        line(text, "serial", Long.toString(descriptor.serial()));
        line(text, "issued", descriptor.issued().toString());
        line(text, "suite", descriptor.seal().suite().label());
        line(text, "epoch", Integer.toString(descriptor.epoch()));
        line(text, "seal", base64(descriptor.sealCertificate()));
        line(text, "node", base64(descriptor.nodeCertificate()));
        profile.addresses().forEach(address -> line(text, "address", address));
        profile.pins().forEach(pin -> line(text, "pin", pin));
        profile.console().ifPresent(console -> line(text, "console", console));
        profile.authorities().forEach(authority -> line(text, "authority", authority.line()));
        profile.topics().forEach(topic -> line(text, "topic", topic.toString()));
        return text.toString();
    }

    private static void line(StringBuilder text, String word, String value) {
        text.append(word).append(' ').append(value).append('\n');
    }

    private static String base64(SignedNote note) {
        return Base64.getEncoder().encodeToString(note.encode());
    }

    /** {@code text} is that of a signed note: checked for hidden characters, ended with a line feed. */
    static Reading<Descriptor> read(String text) {
        try {
            var lines = new DescriptorLines(text, HEADING);
            Descriptor read = read(lines);
            // What is read is what is written: should a check above ever be too lenient, two texts still never mean
            // one.
            return read.text().equals(text)
                    ? Reading.well(read)
                    : Reading.refused(Cause.OUT_OF_ORDER, 0, "the lines are not in the one form of a descriptor");
        } catch (DescriptorLines.Stop stop) {
            return new Reading.Refused<>(stop.refusal());
        }
    }

    private static Descriptor read(DescriptorLines lines) {
        ZoneCode zone =
                lines.one("zone", DescriptorText::zone, Cause.BAD_NAME, "zone: the code of a zone, such as cdgxq");
        String zh = lines.one("zh", when(Profile::isName), Cause.BAD_NAME, "zh: one line of 1 to 60 characters");
        String en = lines.one("en", when(Profile::isName), Cause.BAD_NAME, "en: one line of 1 to 60 characters");
        long serial = lines.one(
                "serial",
                value -> number(value, Descriptor.SERIAL_MAX),
                Cause.BAD_NUMBER,
                "serial: a number from 1 to 999999999");
        Instant issued = lines.one(
                "issued",
                DescriptorText::instant,
                Cause.BAD_INSTANT,
                "issued: an instant such as 2026-11-25T03:00:00Z");
        Suite suite = lines.one("suite", Suite::ofLabel, Cause.UNKNOWN_SUITE, "suite: sm2-sm3 or ed25519-sha256");
        long epoch = lines.one(
                "epoch",
                value -> number(value, Descriptor.EPOCH_MAX),
                Cause.BAD_NUMBER,
                "epoch: a number from 1 to 9999");
        SignedNote seal = lines.note("seal");
        SignedNote node = lines.note("node");
        lines.require(Descriptor.keys(zone, seal, node)
                .then(key -> key.key().suite() == suite
                        ? Reading.well(key)
                        : Reading.refused(
                                Cause.OTHER_SUITE, 0, "the keys are of another suite than the line of suite says")));
        return new Descriptor(profile(lines, zone, zh, en), serial, issued, (int) epoch, seal, node);
    }

    private static Profile profile(DescriptorLines lines, ZoneCode zone, String zh, String en) {
        List<String> addresses = lines.some(
                "address",
                when(Profile::isAddress),
                Cause.BAD_ADDRESS,
                "address: https://host or https://host:port in small letters, without a path",
                Profile.ADDRESSES_MAX);
        List<String> pins = lines.some(
                "pin",
                when(Profile::isPin),
                Cause.BAD_BASE64,
                "pin: 32 bytes in base64 with padding",
                Profile.PINS_MAX);
        lines.requireRising(pins, "pin");
        Optional<String> console = lines.perhaps(
                "console",
                when(Profile::isConsole),
                Cause.BAD_ADDRESS,
                "console: http://host or https://host, with a port or without, without a path");
        List<Authority> authorities = lines.many(
                "authority",
                Authority::read,
                Cause.BAD_AUTHORITY,
                "authority: competence, then holder, delegate or front, then credit code or -, then name",
                Profile.AUTHORITIES_MAX);
        lines.requireRising(authorities.stream().map(Authority::competence).toList(), "authority");
        List<Topic> topics = lines.many(
                "topic",
                DescriptorText::topic,
                Cause.BAD_TOPIC,
                "topic: a name and its version, such as demo.hello/1",
                Profile.TOPICS_MAX);
        lines.requireRising(topics, Profile.TOPIC_ORDER, "topic");
        lines.end();
        return new Profile(zone, zh, en, addresses, pins, console, authorities, topics);
    }

    private static Function<String, Optional<String>> when(Predicate<String> holds) {
        return value -> Optional.of(value).filter(holds);
    }

    /** A zone code exactly as written: in a signed text nothing is normalised. */
    private static Optional<ZoneCode> zone(String text) {
        return ZoneCode.read(text).code().filter(zone -> zone.value().equals(text));
    }

    private static Optional<Long> number(String text, long most) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        return Optional.of(Long.valueOf(text)).filter(number -> number <= most);
    }

    private static Optional<Instant> instant(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text))
                    .filter(instant -> instant.toString().equals(text));
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    private static Optional<Topic> topic(String text) {
        Matcher matcher = TOPIC.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > TOPIC_VERSION_MAX) {
            return Optional.empty();
        }
        return Optional.of(new Topic(matcher.group(1), Integer.parseInt(matcher.group(2))));
    }
}
