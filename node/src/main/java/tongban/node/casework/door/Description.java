package tongban.node.casework.door;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** The description of the interface in OpenAPI 3.1, {@code openapi.yaml} of this module, as JSON. */
public final class Description extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final String FILE = "/tongban/node/casework/openapi.yaml";
    private static final int OK = 200;

    /** The file as JSON in UTF-8. */
    static byte[] json() {
        LoadSettings strictly = LoadSettings.builder()
                .setLabel(FILE)
                .setAllowDuplicateKeys(false)
                .build();
        try (InputStream yaml = Objects.requireNonNull(Description.class.getResourceAsStream(FILE), FILE)) {
            return JsonMapper.shared().writeValueAsBytes(new Load(strictly).loadFromInputStream(yaml));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        new Reply(OK, json()).write(response);
    }
}
