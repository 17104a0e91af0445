package tongban.kernel.channel;

import tongban.kernel.merkle.Digest;

/** The newest head of a zone's public channel that the signer has seen; repeated so that split views meet. */
public record PublicHead(ChannelName channel, long size, Digest root) {

    public PublicHead {
        if (!channel.isPublic()) {
            throw new IllegalArgumentException("not a public channel: " + channel);
        }
    }
}
