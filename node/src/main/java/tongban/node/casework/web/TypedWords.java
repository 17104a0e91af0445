package tongban.node.casework.web;

/** Several lines that somebody typed, as they are kept. */
final class TypedWords {

    private TypedWords() {}

    /** Browsers end lines with CR LF (HTML, form submission); what is kept ends them with a line feed. */
    static String of(String typed) {
        return typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
