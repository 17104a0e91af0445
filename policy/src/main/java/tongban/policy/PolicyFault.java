package tongban.policy;

/**
 * Why a policy file is refused.
 *
 * @param file the file as it was named to the reader
 * @param line the line, counted from 1
 * @param cause what is wrong there
 * @param cure what would pass
 */
public record PolicyFault(String file, int line, String cause, String cure) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + cause + "; " + cure;
    }
}
