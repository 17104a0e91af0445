package tongban.verifier.audit;

import java.security.SecureRandom;
import tongban.kernel.channel.EntryId;

/**
 * The ids of a log's entries, to find one that comes twice, in at most 16 MiB: the first {@value #MOST} ids are
 * remembered, and every later one is held against them.
 */
final class IdSet {

    /** Ids that are remembered. */
    static final int MOST = 1 << 19;

    private final long secret = new SecureRandom().nextLong();
    private long[] table = new long[1 << 11];
    private int size;
    private boolean zero;

    /** False when the id was there before. */
    boolean add(EntryId id) {
        if (id.high() == 0 && id.low() == 0) {
            boolean fresh = !zero;
            zero = true;
            return fresh;
        }
        int slot = slot(table, id.high(), id.low());
        if (table[slot] != 0 || table[slot + 1] != 0) {
            return false;
        }
        if (size < MOST) {
            table[slot] = id.high();
            table[slot + 1] = id.low();
            size++;
            if (size * 4 > table.length && size < MOST) {
                grow();
            }
        }
        return true;
    }

    /** Whether all ids were remembered. */
    boolean complete() {
        return size < MOST;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0 || table[i + 1] != 0) {
                int slot = slot(larger, table[i], table[i + 1]);
                larger[slot] = table[i];
                larger[slot + 1] = table[i + 1];
            }
        }
        table = larger;
    }

    /** The finaliser of SplitMix64. */
    private static long mixed(long value) {
        long half = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        long whole = (half ^ half >>> 27) * 0x94d049bb133111ebL;
        return whole ^ whole >>> 31;
    }

    /** The id's slot or the free one where it belongs; the secret keeps chosen ids from meeting in one slot. */
    private int slot(long[] table, long high, long low) {
        int slot = (int) mixed(mixed(high ^ secret) ^ low) & (table.length / 2 - 1);
        while (true) {
            int at = slot * 2;
            boolean free = table[at] == 0 && table[at + 1] == 0;
            if (free || table[at] == high && table[at + 1] == low) {
                return at;
            }
            slot = slot + 1 & (table.length / 2 - 1);
        }
    }
}
