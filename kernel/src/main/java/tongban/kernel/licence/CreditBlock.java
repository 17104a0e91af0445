package tongban.kernel.licence;

import tongban.kernel.code.CreditCode;

/**
 * A block of unified social credit codes (统一社会信用代码) that is allotted to one registry: a code is a function of
 * the block and a serial alone, so that two zones with different blocks never draw the same one.
 *
 * @param registry characters 1 to 8: department, class of body and division of the registry (GB 32100-2015)
 * @param series characters 9 to 11, which tell the blocks of one registry apart
 * @param size how many codes the block holds, at most {@value #SIZE_MAX}
 * @param demonstration whether its codes are for demonstrations only and stand for nobody (演示)
 */
public record CreditBlock(String registry, String series, int size, boolean demonstration) {
    /** What five characters of the alphabet can count. */
    public static final int SIZE_MAX = 31 * 31 * 31 * 31 * 31;

    private static final int SERIAL_LENGTH = 5;
    private static final int BASE = CreditCode.ALPHABET.length();

    public CreditBlock {
        boolean shaped = registry.matches("[" + CreditCode.ALPHABET + "]{2}[0-9]{6}")
                && series.matches("[" + CreditCode.ALPHABET + "]{3}");
        if (!shaped || size < 1 || size > SIZE_MAX) {
            throw new IllegalArgumentException("no block of credit codes: " + registry + " " + series + " " + size);
        }
    }

    /**
     * The code of a serial.
     *
     * @param serial from 0
     * @throws IllegalArgumentException when the block has no such serial: it is used up, and another is needed
     */
    public CreditCode code(int serial) {
        if (serial < 0 || serial >= size) {
            throw new IllegalArgumentException("the block holds the serials 0 to " + (size - 1) + ", not " + serial);
        }
        char[] digits = new char[SERIAL_LENGTH];
        int rest = serial;
        for (int i = SERIAL_LENGTH - 1; i >= 0; i--) {
            digits[i] = CreditCode.ALPHABET.charAt(rest % BASE);
            rest /= BASE;
        }
        String eight = series + new String(digits);
        String first17 = registry + eight + CreditCode.organisationCheckFor(eight);
        return new CreditCode(first17 + CreditCode.checkFor(first17));
    }

    /** Whether some code could be drawn from both blocks. */
    public boolean overlaps(CreditBlock other) {
        return registry.equals(other.registry) && series.equals(other.series);
    }
}
