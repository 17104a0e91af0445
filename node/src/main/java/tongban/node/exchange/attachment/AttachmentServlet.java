package tongban.node.exchange.attachment;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import tongban.kernel.merkle.Digest;
import tongban.node.exchange.door.Problem;

/**
 * {@code GET /exchange/v1/attachment/{digest}?from=N}: the content from a byte on, with the salt in the header
 * {@code Tongban-Salt}. Only who received the entry that names it knows the digest, which 16 random bytes of salt keep
 * from being guessed.
 */
public final class AttachmentServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Pattern DIGEST = Pattern.compile("/[0-9a-f]{64}");

    private final transient AttachmentTable table;

    public AttachmentServlet(AttachmentTable table) {
        this.table = table;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        long from = from(request.getParameter("from"));
        if (!DIGEST.matcher(path).matches() || from < 0) {
            Problem.write(
                    response,
                    400,
                    "malformed",
                    "the path ends with the attachment's digest, 64 digits 0-9 a-f; from is a number of bytes");
            return;
        }
        Digest digest = Digest.of(HexFormat.of().parseHex(path.substring(1)));
        Optional<AttachmentTable.Row> row = table.find(digest).filter(AttachmentTable.Row::complete);
        if (row.isEmpty() || from > row.get().length()) {
            Problem.write(response, 404, "no-attachment", "no complete attachment has this digest and so many bytes");
            return;
        }
        response.setContentType("application/octet-stream");
        response.setHeader("Tongban-Salt", Base64.getEncoder().encodeToString(AttachmentTable.saltOf(row.get())));
        response.setContentLengthLong(row.get().length() - from);
        table.write(row.get(), from, response.getOutputStream());
    }

    private static long from(String text) {
        if (text == null) {
            return 0;
        }
        return text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
    }
}
