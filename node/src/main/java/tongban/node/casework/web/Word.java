package tongban.node.casework.web;

import java.util.List;

/**
 * A sentence of a page.
 *
 * @param key in the module's messages
 * @param arguments what stands in its places, as text
 */
record Word(String key, List<String> arguments) {

    static Word of(String key, Object... arguments) {
        return new Word(key, List.of(arguments).stream().map(Object::toString).toList());
    }
}
