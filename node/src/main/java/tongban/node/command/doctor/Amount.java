package tongban.node.command.doctor;

import java.util.Locale;

/** An amount of bytes as a person reads it. */
record Amount(long bytes) {

    private static final long KIB = 1024;

    static final long MIB = KIB * KIB;
    static final long GIB = KIB * MIB;

    @Override
    public String toString() {
        if (bytes >= GIB) {
            return String.format(Locale.ROOT, "%.1f GiB", (double) bytes / GIB);
        }
        return bytes >= MIB ? bytes / MIB + " MiB" : bytes / KIB + " KiB";
    }
}
