package tongban.node.catalogue.shelf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tongban.kernel.channel.Topic;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactId;
import tongban.kernel.exchange.Handlers.Outcome;
import tongban.kernel.exchange.Handlers.Received;
import tongban.node.catalogue.CatalogueMessages;
import tongban.node.catalogue.CatalogueWords;
import tongban.node.catalogue.Standard;
import tongban.node.catalogue.store.StandardFiles;
import tongban.node.catalogue.store.StandardTables;
import tongban.node.compact.Compacts;
import tongban.node.compact.Ground;
import tongban.node.exchange.TopicHandler;
import tongban.node.web.StrictJson;
import tongban.policy.PolicyReading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Standards of partners: each is read as strictly as a file of this zone before it is kept. */
final class StandardTopic implements TopicHandler {

    private final Shelf shelf;
    private final StandardTables tables;
    private final Supplier<Compacts> compacts;

    StandardTopic(Shelf shelf, StandardTables tables, Supplier<Compacts> compacts) {
        this.shelf = shelf;
        this.tables = tables;
        this.compacts = compacts;
    }

    @Override
    public Topic topic() {
        return CatalogueMessages.STANDARD;
    }

    /** What a partner is told: the ground, and the files as they are. */
    static byte[] write(Ground ground, Standard standard) {
        ObjectNode object = StrictJson.object()
                .put("compact", ground.id().hex())
                .put("article", ground.article().number());
        object.set("files", StandardFiles.write(standard.files()));
        return StrictJson.bytes(object);
    }

    @Override
    public List<Outcome> handle(ZoneCode partner, List<Received> entries, Instant now) {
        List<Outcome> outcomes = new ArrayList<>(entries.size());
        for (Received entry : entries) {
            outcomes.add(taken(partner, entry.bytes(), now));
        }
        return outcomes;
    }

    private Outcome taken(ZoneCode partner, byte[] body, Instant now) {
        Optional<ObjectNode> message = StrictJson.read(body);
        Optional<Map<String, byte[]>> files = message.flatMap(node -> StandardFiles.read(node.path("files")));
        if (files.isEmpty()) {
            return refused("unreadable", "the body is no object with files");
        }
        return switch (shelf.read("", files.get())) {
            case PolicyReading.Refused<Standard> refused ->
                refused("unreadable", refused.fault().toString());
            case PolicyReading.Read<Standard> read -> kept(partner, message.get(), read.content(), now);
        };
    }

    private Outcome kept(ZoneCode partner, JsonNode message, Standard standard, Instant now) {
        if (!serves(message, standard.item())) {
            return refused("item-not-agreed", standard.item());
        }
        StandardTables.Row row = new StandardTables.Row(partner, standard.id(), standard.files());
        String kept = tables.add(row, standard.item(), standard.version(), now);
        return kept.equals(standard.id())
                ? new Outcome.Done()
                : refused("version-taken", standard.item() + " " + standard.version());
    }

    private boolean serves(JsonNode message, String item) {
        return CompactId.read(message.path("compact").asString(""))
                .flatMap(
                        id -> compacts.get().article(id, message.path("article").asInt(0)))
                .filter(article -> article.serves(item))
                .isPresent();
    }

    private static Outcome refused(String word, String argument) {
        String told = CatalogueWords.SENTENCES.both("standard.refused." + word, argument);
        return new Outcome.Refused("catalogue-" + word, Optional.empty(), told);
    }

    /** The text that is published for everybody. */
    static byte[] published(Standard standard) {
        return ("{\"item\":\"" + standard.item() + "\",\"version\":" + standard.version() + ",\"from\":\""
                        + standard.from() + "\",\"standard\":\"" + standard.id() + "\"}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
