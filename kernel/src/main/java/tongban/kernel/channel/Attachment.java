package tongban.kernel.channel;

import tongban.kernel.merkle.Digest;

/**
 * Bulk data that travels beside the log (附件): the header binds it by its salted digest.
 *
 * @param digest hash(salt of the entry ‖ content)
 * @param length bytes, 0 to 1 GiB
 */
public record Attachment(Digest digest, long length) {

    public Attachment {
        if (length < 0 || length > ChannelLimits.ATTACHMENT_MAX) {
            throw new IllegalArgumentException("an attachment has 0 to " + ChannelLimits.ATTACHMENT_MAX + " bytes");
        }
    }
}
