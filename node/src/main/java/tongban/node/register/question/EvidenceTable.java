package tongban.node.register.question;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.node.register.store.RegisterKey;

/** Evidence as it is stored: sealed, and bound to its id. */
final class EvidenceTable {

    private final JdbcClient sql;
    private final RegisterKey key;

    EvidenceTable(JdbcClient sql, RegisterKey key) {
        this.sql = sql;
        this.key = key;
    }

    /** What stands under an id. */
    sealed interface Stored {

        record Whole(Frame frame) implements Stored {}

        /** Somebody changed or moved it. */
        record Altered() implements Stored {}
    }

    /**
     * Stores it once.
     *
     * @param id its name, when it is not here yet
     * @return its name
     */
    UUID keep(UUID id, Frame frame, Instant now) {
        byte[] digest = frame.digest().bytes();
        int stored = sql.sql("insert into register.evidence (id, zone, register, found, sealed, digest, stored)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (zone, digest) do nothing")
                .param(id)
                .param(frame.zone().value())
                .param(frame.register().word())
                .param(key.found(frame.register(), frame.asks().subject().number()))
                .param(key.seal(place(id), frame.bytes()))
                .param(digest)
                .param(now.toEpochMilli())
                .update();
        if (stored == 1) {
            return id;
        }
        return sql.sql("select id from register.evidence where zone = ? and digest = ?")
                .param(frame.zone().value())
                .param(digest)
                .query(UUID.class)
                .single();
    }

    Optional<Stored> find(UUID id) {
        return sql.sql("select zone, register, sealed, digest from register.evidence where id = ?")
                .param(id)
                .query((row, number) -> key.open(place(id), row.getBytes(3))
                        .map(Frame::read)
                        .filter(frame -> Arrays.equals(frame.digest().bytes(), bytes(row, 4)))
                        .filter(frame -> frame.zone().value().equals(text(row, 1)))
                        .filter(frame -> frame.register().word().equals(text(row, 2)))
                        .<Stored>map(Stored.Whole::new)
                        .orElseGet(Stored.Altered::new))
                .optional();
    }

    private static String place(UUID id) {
        return "evidence " + id;
    }

    private static byte[] bytes(java.sql.ResultSet row, int column) {
        try {
            return row.getBytes(column);
        } catch (java.sql.SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String text(java.sql.ResultSet row, int column) {
        try {
            return row.getString(column);
        } catch (java.sql.SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
