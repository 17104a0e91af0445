package tongban.node.command.zone;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Mixin;
import tongban.node.command.database.DatabasePlace;
import tongban.node.zone.ZoneDatabase;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;

/** The zone's database, whose node may run; the same options as those of {@code serve}. */
public final class DatabaseOption {

    private static final int ANSWER_WITHIN_S = 10;

    @Mixin
    private DatabasePlace place = new DatabasePlace();

    public boolean isGiven() {
        return place.isGiven();
    }

    /** Does something with the tables of zones in the database that must be given. */
    <T> T with(Output output, Function<ZoneDatabase, T> work) {
        return within(output, source -> work.apply(new ZoneDatabase(source)));
    }

    /**
     * Does something with the database that must be given.
     *
     * @throws BadInput when none is given, it does not answer, or lacks the tables
     */
    public <T> T within(Output output, Function<DataSource, T> work) {
        DataSource source = answering(output);
        try {
            return work.apply(source);
        } catch (DataAccessException fault) {
            throw new BadInput(output.text("db.fault", place.url(), String.valueOf(fault.getMessage())), fault);
        }
    }

    /** Does something with the database when one is given. */
    <T> Optional<T> perhaps(Output output, Function<ZoneDatabase, T> work) {
        return isGiven() ? Optional.of(with(output, work)) : Optional.empty();
    }

    private DataSource answering(Output output) {
        try {
            DataSource source = place.named(output);
            try (Connection connection = source.getConnection()) {
                connection.isValid(ANSWER_WITHIN_S);
            }
            return source;
        } catch (IllegalArgumentException | SQLException away) {
            throw new BadInput(output.text("db.away", place.url(), String.valueOf(away.getMessage())), away);
        }
    }
}
