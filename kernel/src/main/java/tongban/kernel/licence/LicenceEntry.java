package tongban.kernel.licence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tongban.kernel.channel.Topic;
import tongban.kernel.merkle.Digest;

/**
 * One public entry about a licence (证照公开记录), the body of a message in the issuer's public channel. It names the
 * licence by digests alone: neither name nor number nor code of the holder.
 *
 * @param licence digest of its first data set, its name in public for ever
 * @param act what was done
 * @param version digest of the data set that holds after it; the holding one repeated where the act brings none
 * @param at when it took effect, whole seconds
 */
public record LicenceEntry(Digest licence, LicenceAct act, Digest version, Instant at) {

    /** The topic of such entries. */
    public static final Topic TOPIC = new Topic("licence.state", 1);
    /** Bytes of an entry, at most. */
    public static final int LENGTH_MAX = 512;

    private static final String HEADING = "tongban/1/licence-state";

    public LicenceEntry {
        LicenceLines.requireWritable(at);
        if (act == LicenceAct.ISSUED && !version.equals(licence)) {
            throw new IllegalArgumentException("a licence is named by the first of its data sets");
        }
    }

    /** The bytes of the body; its only encoding. */
    public byte[] encode() {
        return (HEADING + "\nlicence " + LicenceLines.hex(licence) + "\n" + line() + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Act, moment and version in one line, as a status repeats them. */
    String line() {
        return act.word() + " " + at + " " + LicenceLines.hex(version);
    }

    /** Reads a body strictly. */
    public static LicenceReading<LicenceEntry> decode(byte[] bytes) {
        return LicenceLines.decode(bytes, LENGTH_MAX)
                .then(text -> LicenceLines.read(text, HEADING, in -> read(in, in.digest("licence"))));
    }

    static LicenceEntry read(LicenceLines in, Digest licence) throws LicenceLines.Fault {
        for (LicenceAct act : LicenceAct.values()) {
            if (in.next(act.word())) {
                String[] words = in.value(act.word()).split(" ", -1);
                Instant at = LicenceLines.instantOf(words[0])
                        .filter(instant -> words.length == 2)
                        .orElseThrow(() -> in.fault(LicenceReading.Cause.BAD_VALUE));
                Digest version = LicenceLines.digestOf(words[1])
                        .filter(digest -> act != LicenceAct.ISSUED || digest.equals(licence))
                        .orElseThrow(() -> in.fault(LicenceReading.Cause.BAD_VALUE));
                return new LicenceEntry(licence, act, version, at);
            }
        }
        in.value("an act");
        throw in.fault(LicenceReading.Cause.WRONG_LINE);
    }
}
