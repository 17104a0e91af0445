package tongban.node.story;

/** To whom a story is told while it is played. */
interface Telling {

    /** @param key of the step's words, with what they speak of */
    void step(String key, Object... arguments);

    void check(Check<?> check);
}
