package tongban.node.compact;

import java.nio.charset.StandardCharsets;
import tongban.kernel.compact.Article;
import tongban.kernel.compact.Compact;
import tongban.kernel.compact.CompactId;

/**
 * The article on which a message rests (依据条款). A body under an agreement is a JSON object whose members
 * {@code compact} and {@code article} name it.
 */
public record Ground(CompactId id, Compact compact, Article article) {

    /** Both members, to be written into a JSON object: {@code "compact":"…","article":1}. */
    public String members() {
        return "\"compact\":\"" + id.hex() + "\",\"article\":" + article.number();
    }

    /** How a refusal cites it: 《协议名》第1条（条名）. */
    public String provision() {
        return "《" + compact.zh() + "》" + article.citationZh();
    }

    /** The whole body of a message that says nothing but its ground. */
    public byte[] body() {
        return ("{" + members() + "}").getBytes(StandardCharsets.UTF_8);
    }
}
