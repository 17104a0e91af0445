package tongban.benchmarks.casework;

/**
 * A case that was loaded, as a clerk knows it.
 *
 * @param id 32 hexadecimal digits
 * @param pinyin of the name, without spaces
 * @param initials of the pinyin
 */
record LoadedCase(String id, String number, String subject, String pinyin, String initials) {

    /** Reads a line of the loader: the members with tabs between them. */
    static LoadedCase read(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 5) {
            throw new IllegalArgumentException("no case in: " + line);
        }
        return new LoadedCase(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    /** What a person types to find it: characters of the name, pinyin, initials, and the number, in turn. */
    String typed(int turn) {
        return switch (turn % 4) {
            case 0 -> subject.substring(2, Math.min(9, subject.length()));
            case 1 -> pinyin.substring(0, Math.min(24, pinyin.length()));
            case 2 -> initials.substring(0, Math.min(8, initials.length()));
            default -> number;
        };
    }

    /** The kind of search of that turn. */
    static String kind(int turn) {
        return switch (turn % 4) {
            case 0 -> "chinese";
            case 1 -> "pinyin";
            case 2 -> "initials";
            default -> "number";
        };
    }
}
