package tongban.kernel.casework;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.Suite;

/**
 * The head of one event in a case's history. What people say stands in its body, which the head names by digest; so
 * bodies can be erased and the history still holds. Text and rules: docs/protocol/case-1.md.
 *
 * @param number 1, 2, 3 and so on
 * @param previous the digest of the event before, 32 zero bytes for the first
 * @param zone whose node added it, and whose act it is
 * @param at the legal moment: that zone's commit, in milliseconds
 * @param by a pseudonym of who acted, 1 to 64 of {@code a-z 0-9 . -}: the same person has the same one in a zone
 * @param facts what the table of moves needs to know
 * @param body the digest of salt and body, {@link #bodyDigest}
 */
public record CaseEvent(
        CaseId caseId,
        int number,
        Digest previous,
        ZoneCode zone,
        Instant at,
        Act act,
        Role role,
        String by,
        Map<FactName, String> facts,
        Digest body) {

    /** Events of a case, at most. */
    public static final int NUMBER_MAX = 10_000;

    /** Characters of a head, at most. */
    public static final int TEXT_MAX = 4096;

    /** What stands before the first event. */
    public static final Digest NOTHING = Digest.of(new byte[Digest.LENGTH]);

    static final String HEADING = "tongban/1/case-event";

    private static final Pattern BY = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?");

    public CaseEvent {
        EnumMap<FactName, String> ordered = new EnumMap<>(FactName.class);
        ordered.putAll(facts);
        facts = Collections.unmodifiableMap(ordered);
        if (number < 1 || number > NUMBER_MAX || !isActor(by)) {
            throw new IllegalArgumentException("an event has a number from 1 and the pseudonym of who acted");
        }
        if (Facts.instant(at.toString()).isEmpty()) {
            throw new IllegalArgumentException("an event's moment has milliseconds at most");
        }
        facts.forEach((fact, value) -> {
            if (!fact.fits(value)) {
                throw new IllegalArgumentException("no fit value of " + fact.word() + ": " + value);
            }
        });
    }

    /** Whether a text can stand for who acted. */
    public static boolean isActor(String text) {
        return BY.matcher(text).matches();
    }

    public Optional<String> fact(FactName name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** The text that is chained and sent, as it is. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADING)
                .append("\ncase ")
                .append(caseId)
                .append("\nnumber ")
                .append(number)
                .append("\nprevious ")
                .append(previous)
                .append("\nzone ")
                .append(zone)
                .append("\nat ")
                .append(at)
                .append("\nact ")
                .append(act.event())
                .append("\nrole ")
                .append(role.word())
                .append("\nby ")
                .append(by);
        facts.forEach((name, value) ->
                text.append('\n').append(name.word()).append(' ').append(value));
        return text.append("\nbody ").append(body).append('\n').toString();
    }

    /** SHA-256 of the text, whatever the suites of the zones: the next event names it. */
    public Digest digest() {
        return digestOf(text());
    }

    static Digest digestOf(String text) {
        return Digest.of(Suite.ED25519_SHA256.hash(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** SHA-256 of the salt and then the body, both as they were stored. */
    public static Digest bodyDigest(byte[] salt, byte[] body) {
        byte[] both = new byte[salt.length + body.length];
        System.arraycopy(salt, 0, both, 0, salt.length);
        System.arraycopy(body, 0, both, salt.length, body.length);
        return Digest.of(Suite.ED25519_SHA256.hash(both));
    }

    /** Reads a head strictly: one content has one text. */
    public static Optional<CaseEvent> read(String text) {
        return text.length() > TEXT_MAX || !text.endsWith("\n") ? Optional.empty() : new EventReader(text).read();
    }

    static Optional<Digest> digest(String hex) {
        return Facts.isDigest(hex) ? Optional.of(Digest.of(HexFormat.of().parseHex(hex))) : Optional.empty();
    }
}
