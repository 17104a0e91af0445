package tongban.node.operator.act;

/** What reading the chain again has shown. */
public sealed interface Chain {

    /**
     * Every line is where and what it was.
     *
     * @param lines how many
     * @param head the last digest in hexadecimal; written down elsewhere, it shows later whether lines at the end went
     */
    record Holds(long lines, String head) implements Chain {}

    /**
     * A line is missing or was changed.
     *
     * @param number the first one that does not fit
     */
    record Broken(long number) implements Chain {}
}
