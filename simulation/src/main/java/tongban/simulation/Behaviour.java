package tongban.simulation;

import java.util.random.RandomGenerator;

/** What a message makes its handler do; the first byte of its body, the second byte is that of the answer to it. */
enum Behaviour {
    /** Has its effect. */
    PLAIN,
    /** Is refused, with reason. */
    REFUSED,
    /** Has its effect, and the handler tells something in the same transaction. */
    TELLS,
    /** Crashes its handler for ever. */
    POISON,
    /** Crashes its handler until the program was mended. */
    SICK,
    /** Crashes its handler when it is not alone. */
    SHY,
    /** Its handler meets an outage of the database now and then. */
    UNLUCKY;

    /** Bytes of a body that mean something. */
    static final int HEAD = 2;

    static Behaviour of(byte[] body, int place) {
        return body.length > place && body[place] >= 0 && body[place] < values().length ? values()[body[place]] : PLAIN;
    }

    byte[] body(Behaviour answer, int length, RandomGenerator random) {
        byte[] body = new byte[HEAD + length];
        random.nextBytes(body);
        body[0] = (byte) ordinal();
        body[1] = (byte) answer.ordinal();
        return body;
    }
}
