package tongban.node.story;

/** A story cannot go on; the sentence says what did not come about. */
final class Stuck extends RuntimeException {

    private static final long serialVersionUID = 1;

    Stuck(String sentence) {
        super(sentence);
    }
}
