package tongban.node.casework.desk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tongban.kernel.calendar.DayKind;
import tongban.kernel.calendar.ExtensionLimit;
import tongban.kernel.calendar.TimeLimit;
import tongban.kernel.casework.Mode;
import tongban.kernel.casework.Role;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.law.LegalReference;
import tongban.node.casework.Entity;
import tongban.node.casework.FollowUp;
import tongban.node.casework.Standards;

/** One item, whose mode and id a test sets. */
final class StandardsAtTest implements Standards {

    static final String ITEM = "registration/branch-company";

    Mode mode = Mode.COLLECTED;
    String id = "ab".repeat(32);
    boolean offered = true;
    List<Fault> differences = List.of();
    List<FollowUp> followUps = List.of();
    Optional<Entity> subject = Optional.empty();

    @Override
    public Optional<Standard> inForce(String item, LocalDate receipt) {
        if (!item.equals(ITEM) || !offered) {
            return Optional.empty();
        }
        LegalReference basis = LegalReference.of("市场主体登记管理条例", "19");
        return Optional.of(new Standard(
                ITEM,
                id,
                mode,
                true,
                Set.of(Role.COUNTER, Role.ACCEPTOR, Role.REVIEWER, Role.DECIDER),
                new TimeLimit(5, DayKind.WORKING, new LegalReference("行政许可法", "32", "1", "4", null)),
                new TimeLimit(3, DayKind.WORKING, basis),
                Optional.of(new ExtensionLimit(3, basis)),
                basis,
                CreditCode.read("11100000YANX90013Y").code()));
    }

    @Override
    public Optional<Standard> of(ZoneCode zone, String item, LocalDate receipt) {
        return Optional.empty();
    }

    @Override
    public List<Fault> faults(Standard standard, byte[] form, LocalDate receipt) {
        String text = new String(form, StandardCharsets.UTF_8);
        return text.contains("\"name\"") ? List.of() : List.of(new Fault("/name", "请填写名称", "Give the name"));
    }

    @Override
    public List<Rule> unmet(String standard, byte[] form) {
        String text = new String(form, StandardCharsets.UTF_8);
        return text.contains("\"years\":6")
                ? List.of(new Rule(
                        "five-years",
                        "五年内缴足？",
                        "Paid in within five years?",
                        LegalReference.of("公司法", "47"),
                        List.of(new Fault("/years", "不得大于 5", "at most 5"))))
                : List.of();
    }

    @Override
    public List<Fault> differences(ZoneCode zone, String item, LocalDate receipt) {
        return differences;
    }

    @Override
    public List<FollowUp> follows(String standard, Supplier<byte[]> form, LocalDate day) {
        return followUps;
    }

    @Override
    public Optional<Entity> subject(String standard, Supplier<byte[]> form) {
        return subject;
    }
}
