package tongban.node.trial;

import java.util.Map;
import tongban.kernel.code.ZoneCode;

/**
 * One HTTP request to a node's door.
 *
 * @param method GET, POST or another word
 * @param path with the leading slash
 * @param headers beside those that the client sets itself
 * @param body the bytes that are sent
 */
public record Knock(String method, String path, Map<String, String> headers, byte[] body) {

    /** The type of an envelope (docs/protocol/channel-1.md, 6). */
    public static final String ENVELOPE_TYPE = "application/vnd.tongban.envelope";

    public Knock {
        headers = Map.copyOf(headers);
    }

    /** An envelope of a zone, as the protocol sends it. */
    public static Knock envelope(ZoneCode from, byte[] bytes) {
        return new Knock("POST", "/exchange/v1/" + from, Map.of("Content-Type", ENVELOPE_TYPE), bytes);
    }
}
