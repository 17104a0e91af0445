package tongban.verifier.command;

/**
 * What the person gave cannot be worked with. The message is one sentence in the person's language that says where the
 * fault is and what would cure it; it is shown alone, without a stack trace, and the process exits with 2.
 */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A refusal with its text, which names the place and the cure. */
    public BadInput(String textWithPlaceAndCure) {
        super(textWithPlaceAndCure);
    }

    /** The same with the fault below it, which is only shown with {@code --trace}. */
    public BadInput(String textWithPlaceAndCure, Throwable cause) {
        super(textWithPlaceAndCure, cause);
    }

    /** The text for the person; never null. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
