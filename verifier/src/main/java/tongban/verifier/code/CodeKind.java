package tongban.verifier.code;

import java.util.Locale;

/** The kinds of code that a value can be, in the order in which they are told. */
enum CodeKind {
    RESIDENT_ID,
    CREDIT_CODE,
    LICENCE_NUMBER,
    DIVISION,
    ZONE;

    /** The word for JSON and for the keys of the texts. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
