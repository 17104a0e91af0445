package tongban.node.register;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import tongban.kernel.channel.EntryId;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactId;
import tongban.kernel.merkle.Digest;
import tongban.kernel.zone.Authority;

/**
 * What a register answered, with where it comes from (一次采集的凭据): collected once, attached to a case by its id, and
 * checked against the log before anybody relies on it ({@link RegisterQuestions#check}).
 *
 * @param id this zone's own name for it
 * @param source whose register it was
 * @param subject whom it is about, masked
 * @param result whether the register has the subject
 * @param fields what was asked for, as far as the register has it; empty unless found
 * @param purpose what it may be used for
 * @param basis on what it was asked; empty for this zone's own register
 * @param times when it was asked and answered, and how long it is fresh
 * @param entry where it stands in the partner's log; empty for this zone's own register
 * @param digest SHA-256 over question, answer and place, by which two people compare it
 */
public record Evidence(
        UUID id,
        Source source,
        String subject,
        Result result,
        SortedMap<String, String> fields,
        String purpose,
        Optional<Basis> basis,
        Times times,
        Optional<Entry> entry,
        Digest digest) {

    /** What a register found. */
    public enum Result {
        FOUND,
        NOT_FOUND,
        /** The number is there, with another name. */
        DOES_NOT_MATCH
    }

    /**
     * Whose register it was.
     *
     * @param authority who keeps it, as that zone names it; empty when its zone file names nobody for this competence
     */
    public record Source(ZoneCode zone, RegisterKind register, Optional<Authority> authority) {}

    /**
     * The article on which it was asked.
     *
     * @param provision as a refusal cites it
     * @param text the legal basis that the article names
     */
    public record Basis(CompactId compact, int article, String provision, String text) {}

    /**
     * Its times.
     *
     * @param asked this zone's clock
     * @param answered the answering zone's clock
     * @param notAfter when it has to be asked anew, as the answering zone says
     * @param reason why then
     */
    public record Times(Instant asked, Instant answered, Instant notAfter, String reason) {}

    /**
     * Its place in the log.
     *
     * @param question the question's id in this zone's log
     * @param answer the answer's index in the partner's log, for a proof
     */
    public record Entry(EntryId question, long answer) {}

    public Evidence {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** Without what the register said. */
    @Override
    public String toString() {
        return "evidence " + id + " of " + source.zone() + " "
                + source.register().word() + " " + result;
    }
}
