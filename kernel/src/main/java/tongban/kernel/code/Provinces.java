package tongban.kernel.code;

import java.util.Set;

/** The first two digits that GB/T 2260 gives to provinces, and those that GB 11643 uses beside them. */
final class Provinces {
    /** GB/T 2260-2007 table 1: the provinces, autonomous regions, municipalities and special regions. */
    private static final Set<String> OF_DIVISIONS = Set.of(
            "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43",
            "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82");

    /** 港澳台居民居住证申领发放办法 (国办发〔2018〕81号) article 3: Taiwan residents' permits begin with 830000. */
    private static final String TAIWAN_RESIDENTS = "83";

    private Provinces() {}

    static boolean ofDivision(String digits) {
        return OF_DIVISIONS.contains(digits.substring(0, 2));
    }

    static boolean ofResident(String digits) {
        return ofDivision(digits) || digits.startsWith(TAIWAN_RESIDENTS);
    }
}
