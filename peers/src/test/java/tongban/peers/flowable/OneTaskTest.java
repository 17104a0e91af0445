package tongban.peers.flowable;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flowable.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class OneTaskTest {

    @Test
    void anInstanceIsStartedAndCompletedAndItsHistoryIsKept() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
            ProcessEngine engine = FlowablePeer.engine(pool);
            assertThat(Threads.whole(engine, "one")).isTrue();

            assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                    .isZero();
            assertThat(engine.getHistoryService()
                            .createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey("one")
                            .finished()
                            .count())
                    .isEqualTo(1);
            assertThat(engine.getHistoryService()
                            .createHistoricActivityInstanceQuery()
                            .list())
                    .as("audit keeps each step")
                    .extracting(step -> step.getActivityId())
                    .contains("filed", "decide", "decided");
            assertThat(engine.getHistoryService()
                            .createHistoricTaskInstanceQuery()
                            .finished()
                            .count())
                    .isEqualTo(1);

            try (Threads threads = new Threads(engine, 2)) {
                String line = threads.window(500);
                while (line.contains("answered=0 refused=0 wrong=0")) {
                    line = threads.window(500);
                }
                assertThat(line).matches("window seconds=\\d+\\.\\d+ answered=[1-9]\\d* refused=0 wrong=0 .*");
            }
            engine.close();
        }
    }
}
