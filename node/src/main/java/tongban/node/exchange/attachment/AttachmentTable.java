package tongban.node.exchange.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.channel.Attachment;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.ChannelLimits;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.Hasher;
import tongban.kernel.seal.Suite;
import tongban.node.exchange.Attachments;

/** The tables of attachments. A part has 1 MiB, the last one what is left. */
public final class AttachmentTable implements Attachments {

    static final int PART = 1 << 20;

    private final JdbcTemplate sql;
    private final Suite suite;
    private final SecureRandom random;

    /** @param suite the suite of this zone's own channels */
    public AttachmentTable(JdbcTemplate sql, Suite suite, SecureRandom random) {
        this.sql = sql;
        this.suite = suite;
        this.random = random;
    }

    /** What is known of an attachment. */
    record Row(long id, long length, byte @Nullable [] salt, long held, boolean complete) {}

    @Override
    public Attachment store(InputStream content) throws IOException {
        byte[] salt = new byte[Body.SALT_LENGTH];
        random.nextBytes(salt);
        long id = insert(null, 0, salt);
        boolean stored = false;
        try {
            Hasher hasher = suite.hasher();
            hasher.update(salt);
            long length = 0;
            for (byte[] part = content.readNBytes(PART); part.length > 0; part = content.readNBytes(PART)) {
                hasher.update(part);
                addPart(id, length, part);
                length += part.length;
                if (length > ChannelLimits.ATTACHMENT_MAX) {
                    throw new IllegalArgumentException(
                            "an attachment has at most " + ChannelLimits.ATTACHMENT_MAX + " bytes; split it");
                }
            }
            Digest digest = Digest.of(hasher.finish());
            sql.update(
                    "update exchange.attachment set digest = ?, length = ?, complete = true where id = ?",
                    digest.bytes(),
                    length,
                    id);
            stored = true;
            return new Attachment(digest, length);
        } finally {
            if (!stored) {
                sql.update("delete from exchange.attachment where id = ?", id);
            }
        }
    }

    private long insert(byte @Nullable [] digest, long length, byte @Nullable [] salt) {
        Long id = sql.queryForObject(
                "insert into exchange.attachment (digest, length, salt) values (?, ?, ?)"
                        + " on conflict (digest) do update set length = excluded.length returning id",
                Long.class,
                digest,
                length,
                salt);
        if (id == null) {
            throw new IllegalStateException("no row was made for an attachment");
        }
        return id;
    }

    private void addPart(long id, long offset, byte[] bytes) {
        sql.update(
                "with added as (insert into exchange.attachment_part (attachment, part, bytes) values (?, ?, ?)"
                        + " on conflict (attachment, part) do update set bytes = excluded.bytes)"
                        + " update exchange.attachment set held = ? where id = ?",
                id,
                (int) (offset / PART),
                bytes,
                offset + bytes.length,
                id);
    }

    Optional<Row> find(Digest digest) {
        return sql
                .query(
                        "select id, length, salt, held, complete from exchange.attachment where digest = ?",
                        (row, number) -> new Row(
                                row.getLong(1), row.getLong(2), row.getBytes(3), row.getLong(4), row.getBoolean(5)),
                        digest.bytes())
                .stream()
                .findFirst();
    }

    /** The row of a partner's attachment, made when it is not there yet. */
    Row expect(Attachment attachment) {
        Optional<Row> found = find(attachment.digest());
        if (found.isPresent()) {
            return found.get();
        }
        long id = insert(attachment.digest().bytes(), attachment.length(), null);
        return new Row(id, attachment.length(), null, 0, false);
    }

    void salt(long id, byte[] salt) {
        sql.update("update exchange.attachment set salt = ? where id = ?", salt, id);
    }

    /** Appends a part of a partner's attachment; the parts before it are here. */
    void append(long id, long offset, byte[] bytes) {
        addPart(id, offset, bytes);
    }

    /**
     * Checks a partner's attachment whose bytes are all here.
     *
     * @return whether it has the digest; when it has not, its bytes are gone and it begins anew
     */
    boolean complete(Attachment attachment, Suite writer) {
        Row row = find(attachment.digest()).orElseThrow();
        Hasher hasher = writer.hasher();
        byte[] salt = row.salt() == null ? new byte[0] : row.salt();
        hasher.update(salt);
        for (int part = 0; (long) part * PART < row.length(); part++) {
            byte[] bytes = part(row.id(), part);
            hasher.update(bytes);
        }
        boolean holds = Digest.of(hasher.finish()).equals(attachment.digest());
        if (holds) {
            sql.update("update exchange.attachment set complete = true where id = ?", row.id());
        } else {
            sql.update("delete from exchange.attachment where id = ?", row.id());
        }
        return holds;
    }

    private byte[] part(long id, int part) {
        List<byte[]> found = sql.query(
                "select bytes from exchange.attachment_part where attachment = ? and part = ?",
                (row, number) -> row.getBytes(1),
                id,
                part);
        return found.isEmpty() ? new byte[0] : found.getFirst();
    }

    /** Writes content from an offset on, a part at a time. */
    void write(Row row, long from, OutputStream out) throws IOException {
        for (int part = (int) (from / PART); (long) part * PART < row.held(); part++) {
            byte[] bytes = part(row.id(), part);
            int skip = (int) Math.max(0, from - (long) part * PART);
            out.write(bytes, skip, bytes.length - skip);
        }
    }

    @Override
    public void write(Attachment attachment, OutputStream out) throws IOException {
        Row row = find(attachment.digest())
                .filter(Row::complete)
                .orElseThrow(() -> new IllegalArgumentException("the attachment is not here, or not complete"));
        write(row, 0, out);
    }

    @Override
    public long held(Attachment attachment) {
        return find(attachment.digest()).map(Row::held).orElse(0L);
    }

    @Override
    public void erase(Attachment attachment) {
        sql.update("delete from exchange.attachment where digest = ?", (Object)
                attachment.digest().bytes());
    }

    static byte[] saltOf(Row row) {
        byte[] salt = row.salt();
        return salt == null ? new byte[0] : Arrays.copyOf(salt, salt.length);
    }
}
