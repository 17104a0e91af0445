package tongban.kernel.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.Purpose;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.seal.Signer;

/**
 * A log's head as it is signed (检查点), a text in the style of the C2SP tlog-checkpoint: channel name, size, root in
 * base64, then a line {@code time}, at most one line {@code ack}, and lines {@code public} in the order of their names.
 *
 * @param channel whose head this is
 * @param size entries of the log
 * @param root root of its Merkle tree
 * @param time when this head came about, milliseconds; never falls within a channel
 * @param acknowledged the state of the reverse channel that the signer has disposed of; empty on a public channel
 * @param publicHeads newest public heads that the signer has seen, at most 64
 */
public record Checkpoint(
        ChannelName channel,
        long size,
        Digest root,
        Instant time,
        Optional<Acknowledgement> acknowledged,
        List<PublicHead> publicHeads) {

    public Checkpoint {
        publicHeads = List.copyOf(publicHeads);
        if (size < 0 || size > ChannelLimits.SIZE_MAX || publicHeads.size() > ChannelLimits.PUBLIC_HEADS_MAX) {
            throw new IllegalArgumentException("no checkpoint of size " + size);
        }
        if (channel.isPublic() && (acknowledged.isPresent() || !publicHeads.isEmpty())) {
            throw new IllegalArgumentException("a public channel acknowledges and repeats nothing");
        }
    }

    /** The text that is signed; its only form. */
    public String text() {
        StringBuilder text = new StringBuilder(256);
        text.append(channel)
                .append('\n')
                .append(size)
                .append('\n')
                .append(root.base64())
                .append('\n');
        text.append("time ").append(Timestamps.text(time)).append('\n');
        acknowledged.ifPresent(ack -> text.append("ack ")
                .append(ack.size())
                .append(' ')
                .append(ack.root().base64())
                .append('\n'));
        for (PublicHead head : publicHeads) {
            text.append("public ").append(head.channel()).append(' ').append(head.size());
            text.append(' ').append(head.root().base64()).append('\n');
        }
        return text.toString();
    }

    /** Signs this head with one key, or with two where a key change ends it. */
    public SignedCheckpoint sign(List<Signer> signers) {
        SignedNote note =
                SignedNote.sign(text(), Purpose.CHECKPOINT, channel.from().value(), signers.getFirst());
        for (Signer signer : signers.subList(1, signers.size())) {
            note = note.alsoSigned(Purpose.CHECKPOINT, channel.from().value(), signer);
        }
        return new SignedCheckpoint(this, note);
    }

    /** Reads the text strictly: whatever is not exactly {@link #text} of a checkpoint is refused. */
    static Decoded<Checkpoint> read(String text) {
        return WireReader.decode(new byte[0], nothing -> {
            Checkpoint checkpoint = new Lines(text).checkpoint();
            if (!checkpoint.text().equals(text)) {
                throw new WireReader.Malformed(0, "the checkpoint's text is not in its only form");
            }
            return checkpoint;
        });
    }

    /** The lines of a checkpoint's text, read one after another. */
    private static final class Lines {
        private final List<String> lines;
        private int at;

        Lines(String text) {
            lines = text.lines().toList();
        }

        Checkpoint checkpoint() throws WireReader.Malformed {
            ChannelName channel = ChannelName.read(next("a channel name"))
                    .orElseThrow(() -> malformed("is no channel name of the form tongban/1/from/to/epoch/suite"));
            long size = size(next("a size"));
            Digest root = root(next("a root"));
            String[] time = next("a time").split(" ", -1);
            Instant instant = time.length == 2 && time[0].equals("time")
                    ? Timestamps.read(time[1]).orElseThrow(() -> malformed("has no instant with milliseconds in UTC"))
                    : fail("does not begin with the word time");
            Optional<Acknowledgement> acknowledged = Optional.empty();
            List<PublicHead> heads = new ArrayList<>();
            while (at < lines.size()) {
                String[] words = next("a line").split(" ", -1);
                if (words.length == 3 && words[0].equals("ack") && acknowledged.isEmpty() && heads.isEmpty()) {
                    acknowledged = Optional.of(new Acknowledgement(size(words[1]), root(words[2])));
                } else if (words.length == 4 && words[0].equals("public")) {
                    heads.add(publicHead(words, heads));
                } else {
                    throw malformed("is neither ack (once, first) nor public");
                }
            }
            if (channel.isPublic() && (acknowledged.isPresent() || !heads.isEmpty())) {
                throw malformed("stands in a public channel, which acknowledges and repeats nothing");
            }
            return new Checkpoint(channel, size, root, instant, acknowledged, heads);
        }

        private PublicHead publicHead(String[] words, List<PublicHead> before) throws WireReader.Malformed {
            ChannelName channel = ChannelName.read(words[1])
                    .filter(ChannelName::isPublic)
                    .orElseThrow(() -> malformed("names no public channel"));
            boolean ordered = before.isEmpty() || before.getLast().channel().compareTo(channel) < 0;
            if (!ordered || before.size() == ChannelLimits.PUBLIC_HEADS_MAX) {
                throw malformed("is not in the order of names, or one of more than 64");
            }
            return new PublicHead(channel, size(words[2]), root(words[3]));
        }

        private long size(String text) throws WireReader.Malformed {
            if (text.matches("0|[1-9][0-9]{0,18}")) {
                try {
                    long size = Long.parseLong(text);
                    if (size <= ChannelLimits.SIZE_MAX) {
                        return size;
                    }
                } catch (NumberFormatException larger) {
                    // Nineteen digits may be more than a long holds; refused below like every size out of range.
                }
            }
            throw malformed("has no size from 0 to 2^62");
        }

        private Digest root(String text) throws WireReader.Malformed {
            return Digest.ofBase64(text).orElseThrow(() -> malformed("has no root: 32 bytes in base64"));
        }

        private String next(String what) throws WireReader.Malformed {
            if (at == lines.size()) {
                throw new WireReader.Malformed(0, "the checkpoint ends before " + what);
            }
            return lines.get(at++);
        }

        private <T> T fail(String sentence) throws WireReader.Malformed {
            throw malformed(sentence);
        }

        private WireReader.Malformed malformed(String sentence) {
            return new WireReader.Malformed(0, "line " + at + " of the checkpoint " + sentence);
        }
    }
}
