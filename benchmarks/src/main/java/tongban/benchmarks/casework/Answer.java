package tongban.benchmarks.casework;

import java.io.IOException;

/** What a node answered: a status, and JSON whose first members are told apart by their names. */
record Answer(int status, String body) {

    static final int OK = 200;

    /** The answer, when it is a good one. */
    Answer orRefused(String what) throws IOException {
        if (!well()) {
            throw new IOException(what + ": " + status + " " + body);
        }
        return this;
    }

    boolean well() {
        return status == OK;
    }

    /** The first member of this name, a text without escapes; empty when there is none. */
    String member(String name) {
        String before = "\"" + name + "\":\"";
        int from = body.indexOf(before);
        int to = from < 0 ? -1 : body.indexOf('"', from + before.length());
        return to < 0 ? "" : body.substring(from + before.length(), to);
    }
}
