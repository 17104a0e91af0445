package tongban.node.casework.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import tongban.kernel.casework.CaseState;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.HeldEvent;
import tongban.node.zone.AtRest;

/**
 * Keeps many new cases at once, each as {@link CaseTables#insert} and {@link CaseTables#add} would, in the binary
 * format of COPY (PostgreSQL manual, COPY). They are there after {@link #flush}.
 */
public final class CaseCopy {

    private static final String FILES =
            "copy casework.case_file (id, number, item, receiving, deciding, holder, offered_to, phase, events, told,"
                    + " returned, head, subject, filed, arrived, due, gaps_due, requests, crossed, differs, words)"
                    + " from stdin (format binary)";
    private static final String EVENTS =
            "copy casework.event (case_id, number, head, salt, body) from stdin (format binary)";
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int AT_ONCE = 2000;

    private final CopyManager copy;
    private final EventBodies bodies;
    private Rows files = new Rows();
    private Rows events = new Rows();
    private int held;

    public CaseCopy(CopyManager copy, AtRest atRest) {
        this.copy = copy;
        this.bodies = new EventBodies(atRest);
    }

    /** Adds a case of this zone alone. */
    public void add(CaseRecord file, Instant filed, List<String> words, List<HeldEvent> history) throws SQLException {
        CaseState state = file.state();
        files.row(21)
                .bytes(CaseTables.bytes(file.id()))
                .text(file.number())
                .text(state.opening().item())
                .text(state.receiving().value())
                .text(state.deciding().value())
                .text(state.holder().value())
                .text(state.offeredTo().map(Object::toString).orElse(null))
                .text(state.phase().word())
                .number(state.events())
                .number(file.told())
                .number(file.returned())
                .bytes(state.head().bytes())
                .text(file.subject())
                .moment(Optional.of(filed))
                .moment(Optional.of(file.arrived()))
                .moment(file.limits().decision())
                .moment(file.limits().gaps())
                .number(state.requests().open().size())
                .truth(state.requests().crossed().isPresent())
                .truth(state.differs())
                .words(words);
        for (HeldEvent event : history) {
            EventBodies.Lying lying = bodies.lying(event);
            events.row(5)
                    .bytes(CaseTables.bytes(file.id()))
                    .number(event.event().number())
                    .text(event.head())
                    .bytes(lying.salt())
                    .bytes(lying.body());
        }
        if (++held == AT_ONCE) {
            flush();
        }
    }

    /** Sends what is held. */
    public void flush() throws SQLException {
        try {
            copy.copyIn(FILES, files.ended());
            copy.copyIn(EVENTS, events.ended());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        files = new Rows();
        events = new Rows();
        held = 0;
    }

    /** Rows in the binary format. */
    private static final class Rows {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        Rows() {
            put(() -> {
                out.write(SIGNATURE);
                out.writeInt(0);
                out.writeInt(0);
            });
        }

        Rows row(int fields) {
            return put(() -> out.writeShort(fields));
        }

        Rows bytes(byte @Nullable [] value) {
            return put(() -> {
                out.writeInt(value == null ? -1 : value.length);
                if (value != null) {
                    out.write(value);
                }
            });
        }

        Rows text(@Nullable String value) {
            return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        }

        Rows number(int value) {
            return put(() -> {
                out.writeInt(Integer.BYTES);
                out.writeInt(value);
            });
        }

        Rows truth(boolean value) {
            return put(() -> {
                out.writeInt(1);
                out.writeByte(value ? 1 : 0);
            });
        }

        Rows moment(Optional<Instant> value) {
            return put(() -> {
                out.writeInt(value.isPresent() ? Long.BYTES : -1);
                if (value.isPresent()) {
                    out.writeLong(value.get().toEpochMilli());
                }
            });
        }

        /** A tsvector: how many words, then each, ended by a zero, and how many places it has, which is none. */
        Rows words(List<String> words) {
            ByteArrayOutputStream vector = new ByteArrayOutputStream();
            DataOutputStream into = new DataOutputStream(vector);
            put(() -> {
                into.writeInt(words.size());
                for (String word : words) {
                    into.write(word.getBytes(StandardCharsets.UTF_8));
                    into.writeByte(0);
                    into.writeShort(0);
                }
            });
            return bytes(vector.toByteArray());
        }

        java.io.InputStream ended() {
            put(() -> out.writeShort(-1));
            return new java.io.ByteArrayInputStream(bytes.toByteArray());
        }

        private interface Write {
            void write() throws IOException;
        }

        private Rows put(Write write) {
            try {
                write.write();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return this;
        }
    }
}
