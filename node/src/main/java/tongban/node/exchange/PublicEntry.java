package tongban.node.exchange;

import java.time.Instant;
import java.util.Optional;
import tongban.kernel.channel.EntryId;
import tongban.kernel.channel.EntryKind;
import tongban.kernel.channel.Topic;
import tongban.kernel.merkle.Digest;

/**
 * An entry of a public log.
 *
 * @param index its place
 * @param happened the event's time, as its zone says it
 * @param digest of the salted body, which stays when the body is erased
 * @param body what it says; empty when it was erased
 */
public record PublicEntry(
        long index, EntryId id, EntryKind kind, Topic topic, Instant happened, Digest digest, Optional<byte[]> body) {}
