package tongban.simulation;

import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Entry;
import tongban.kernel.channel.EntryHeader;
import tongban.kernel.channel.Envelope;

/** Envelopes in words, for the trace. */
final class Telling {

    private Telling() {}

    static String of(Envelope envelope) {
        StringBuilder text = new StringBuilder("session ").append(envelope.session());
        envelope.hello().ifPresent(session -> text.append(", hello ").append(session));
        envelope.held()
                .ifPresent(held -> text.append(", holds ")
                        .append(held.head()
                                .map(head -> head.checkpoint().size())
                                .orElse(0L))
                        .append(" under ")
                        .append(held.session()));
        envelope.batch().ifPresent(batch -> text.append(", batch ").append(of(batch)));
        envelope.refusal()
                .ifPresent(refusal -> text.append(", refuses ")
                        .append(refusal.reason())
                        .append(": ")
                        .append(refusal.sentence()));
        envelope.fetch().ifPresent(fetch -> text.append(", fetches from ").append(fetch.from()));
        envelope.returned().ifPresent(batch -> text.append(", returns ").append(of(batch)));
        envelope.prove().ifPresent(size -> text.append(", asks for a tie from ").append(size));
        envelope.proof()
                .ifPresent(tie -> text.append(", ties ")
                        .append(tie.proof().earlier())
                        .append(" to ")
                        .append(tie.proof().later()));
        return text.toString();
    }

    private static String of(Batch batch) {
        String acknowledged = batch.checkpoint()
                .checkpoint()
                .acknowledged()
                .map(ack -> " ack " + ack.size())
                .orElse("");
        return "[" + batch.first() + "," + batch.end() + ")" + acknowledged + " of "
                + batch.checkpoint().checkpoint().time();
    }

    static String of(Entry entry) {
        EntryHeader header = entry.header().orThrow();
        return header.kind() + " " + header.id().toString().substring(0, 8)
                + header.inReplyTo()
                        .map(id -> " re " + id.toString().substring(0, 8))
                        .orElse("")
                + header.key()
                        .map(key -> " key " + key.toString().substring(0, 4))
                        .orElse("")
                + header.notAfter().map(limit -> " not after " + limit).orElse("")
                + (header.attachments().isEmpty() ? "" : " with attachment")
                + entry.body()
                        .filter(body -> !header.kind().isControl())
                        .map(body -> " " + Behaviour.of(body.bytes(), 0))
                        .orElse("");
    }
}
