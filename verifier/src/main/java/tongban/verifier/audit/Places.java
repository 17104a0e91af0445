package tongban.verifier.audit;

import java.util.List;
import tongban.kernel.channel.Batch;
import tongban.kernel.channel.Body;
import tongban.kernel.channel.Entry;
import tongban.kernel.merkle.Frontier;

/**
 * Where the entries of a batch stand in the file. A batch that was read has its only encoding, so the places follow
 * from its lengths.
 *
 * @param headers byte of each header
 * @param bodies byte of each body's mark
 */
record Places(long[] headers, long[] bodies) {

    private static final int RECORD_HEAD = 5;

    static Places of(Batch batch, long recordOffset) {
        List<Entry> entries = batch.entries();
        long at = recordOffset
                + RECORD_HEAD
                + 1
                + 4
                + batch.checkpoint().encode().length
                + 4
                + batch.start().map(Frontier::encode).orElse(new byte[0]).length
                + 8
                + 2;
        long[] headers = new long[entries.size()];
        for (int i = 0; i < headers.length; i++) {
            headers[i] = at + 2;
            at += 2 + entries.get(i).headerBytes().length;
        }
        long[] bodies = new long[entries.size()];
        for (int i = 0; i < bodies.length; i++) {
            bodies[i] = at;
            at += 1
                    + entries.get(i)
                            .body()
                            .map(body -> Body.SALT_LENGTH + 4 + body.bytes().length)
                            .orElse(0);
        }
        return new Places(headers, bodies);
    }
}
