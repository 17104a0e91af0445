package tongban.node.operator.account;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tongban.kernel.casework.Role;
import tongban.node.operator.Duties;
import tongban.node.operator.Operator;

/** The rows of duties. */
final class DutyTable implements Duties {

    private final JdbcClient jdbc;

    DutyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<Role> of(UUID operator) {
        Set<Role> duties = EnumSet.noneOf(Role.class);
        jdbc.sql("""
                        select d.duty from operator.duty d join operator.account a on a.id = d.account
                         where a.id = ? and a.disabled_at is null
                        """)
                .param(operator)
                .query(String.class)
                .list()
                .forEach(word -> Role.read(word).ifPresent(duties::add));
        return duties;
    }

    @Override
    public List<Operator> having(Role duty) {
        return jdbc.sql("""
                        select a.* from operator.duty d join operator.account a on a.id = d.account
                         where d.duty = ? and a.disabled_at is null order by a.name
                        """)
                .param(duty.word())
                .query((row, at) -> AccountTable.operator(row))
                .list();
    }

    /** Puts these in the place of whatever was there. */
    void set(UUID operator, Collection<Role> duties) {
        jdbc.sql("delete from operator.duty where account = ?").param(operator).update();
        jdbc.sql("insert into operator.duty (account, duty) select ?, unnest(?::text[])")
                .params(operator, duties.stream().map(Role::word).toArray(String[]::new))
                .update();
    }
}
