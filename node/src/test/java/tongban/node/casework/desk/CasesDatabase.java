package tongban.node.casework.desk;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;

/** A database with the tables of cases alone, copied from one that is migrated once. */
final class CasesDatabase {

    private CasesDatabase() {}

    static HikariDataSource of(EmbeddedPostgres postgres, String name) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select 1 from pg_database where datname = 'migrated'")
                    .next()) {
                statement.execute("create database migrated");
                Flyway.configure()
                        .dataSource(postgres.getDatabase("postgres", "migrated"))
                        .locations("classpath:db/casework")
                        .load()
                        .migrate();
            }
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " template migrated");
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", name));
        pool.setMaximumPoolSize(4);
        return new HikariDataSource(pool);
    }
}
