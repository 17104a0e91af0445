package tongban.node.casework.door;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tongban.kernel.code.CreditCode;
import tongban.kernel.seal.Suite;
import tongban.kernel.zone.Authority;
import tongban.node.Node;
import tongban.node.NodeSettings;
import tongban.node.PostgresAtTest;
import tongban.node.exchange.Callers;
import tongban.node.zone.FoundedZone;
import tongban.node.zone.NewZone;
import tongban.node.zone.ZoneFile;
import tongban.node.zone.ZoneFolder;

/** A whole node, asked over HTTP by a program of its zone. */
public final class NodeOfCases implements AutoCloseable {

    /** An application for a branch, whose address tests make their own. */
    static final String FILING = """
            {"item":"registration/branch-company","deciding":"yanshi-a","subject":"演示科技有限公司","role":"counter",
             "by":"yanshi-a-li","form":
             {"name":"演示科技有限公司重庆分公司",
              "parent":{"creditCode":"91100000YANX000144","name":"演示科技有限公司"},
              "premises":{"division":"500107104","address":"演示路一号"},
              "head":{"name":"张演示","residentId":"510107189901010006","mobile":"13000000000"},
              "scope":["演示软件开发"],"scopeNeedsApproval":false,"accounting":"dependent",
              "contact":{"name":"李演示","mobile":"13000000001"},
              "materials":["application","premises","appointment"]}}
            """;

    static final String CODE = "yanshi-a";
    private static final String TOKEN = "yanshi-token";

    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext node;
    private final HttpClient client = HttpClient.newHttpClient();

    public NodeOfCases(Path folder) throws IOException {
        postgres = PostgresAtTest.start();
        NodeSettings.Database database =
                new NodeSettings.Database(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "");
        node = Node.start(
                new NodeSettings(
                        zone(folder).file().path(),
                        database,
                        "127.0.0.1",
                        0,
                        Optional.of(folder.resolve("node.log")),
                        List.of(HexFormat.of().formatHex(Callers.digest(TOKEN)))),
                Instant::now);
    }

    /** As others of tests, with an authority that can be named in decisions. */
    private static ZoneFolder zone(Path folder) throws IOException {
        NewZone like = FoundedZone.described(CODE, Suite.ED25519_SHA256);
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            NewZone zone = new NewZone(
                    like.code(),
                    like.zh(),
                    like.en(),
                    like.suite(),
                    true,
                    like.console(),
                    new ZoneFile.Door("127.0.0.1", port, List.of("https://127.0.0.1:" + port)),
                    List.of(new Authority(
                            "registration",
                            Authority.Role.HOLDER,
                            CreditCode.read("11100000YANX90013Y").code(),
                            "演示登记机关")),
                    List.of());
            return ZoneFolder.found(
                            folder.resolve("zone"), zone, FoundedZone.words(), new SecureRandom(), Instant.now())
                    .orThrow();
        }
    }

    /** Its tables. */
    JdbcTemplate sql() {
        return node.getBean(JdbcTemplate.class);
    }

    /** The same with a key of its own. */
    HttpResponse<String> post(String path, String key, byte[] body) throws IOException, InterruptedException {
        return send(to(path).header("Authorization", "Bearer " + TOKEN)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public <T> T bean(Class<T> type) {
        return node.getBean(type);
    }

    /** Where its pages are. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + node.getEnvironment().getRequiredProperty("local.server.port"));
    }

    Doors doors() {
        return node.getBean(Doors.class);
    }

    private HttpRequest.Builder to(String path) {
        String port = node.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/casework/v1" + path))
                .header("Accept-Language", "en");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Without a token. */
    HttpResponse<String> stranger(String path) throws IOException, InterruptedException {
        return send(to(path));
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path).header("Authorization", "Bearer " + TOKEN));
    }

    HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return client.send(
                to(path).header("Authorization", "Bearer " + TOKEN).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Who did what, as the record of acts says it. */
    public List<String> acts() {
        return new JdbcTemplate(postgres.getPostgresDatabase())
                .queryForList("select name || ' ' || act from operator.act order by number", String.class);
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(to(path).header("Authorization", "Bearer " + TOKEN).DELETE());
    }

    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(to(path).header("Authorization", "Bearer " + TOKEN)
                .header("Idempotency-Key", path + "/" + body.hashCode())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Override
    public void close() throws IOException {
        client.close();
        node.close();
        postgres.close();
    }
}
