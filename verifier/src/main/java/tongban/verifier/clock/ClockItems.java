package tongban.verifier.clock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tongban.kernel.calendar.ExtensionLimit;
import tongban.kernel.law.DatedValue;
import tongban.policy.limit.LimitedItem;
import tongban.policy.limit.PauseGround;
import tongban.policy.limit.StatutoryLimit;
import tongban.policy.limit.TimeLimits;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;
import tongban.verifier.command.Verdict;

/** Lists the items that have a time limit, with the article that sets it. */
@Command(name = "items", resourceBundle = "tongban.verifier.clock.messages")
final class ClockItems implements Callable<Integer> {
    @Mixin
    private Output output = new Output();

    @Parameters(arity = "0..1", paramLabel = "WORD", descriptionKey = "items.word")
    private @Nullable String word;

    @Override
    public Integer call() {
        List<LimitedItem> items =
                TimeLimits.shipped().items().stream().filter(this::fits).toList();
        if (items.isEmpty()) {
            throw new BadInput(output.text("bad.word", String.valueOf(word)));
        }
        TextTable table = new TextTable(0);
        List<Object> objects = new ArrayList<>();
        for (LimitedItem item : items) {
            DatedValue<StatutoryLimit> dated = item.limit().values().getLast();
            table.row(
                    item.item(),
                    length(dated.value()),
                    item.name().in(output.locale()),
                    dated.reference().citation(),
                    grounds(item));
            objects.add(object(item, dated));
        }
        table.lines().forEach(output::print);
        output.print("");
        output.say("items.end", items.size());
        return output.finish(Verdict.WELL, Map.of("items", objects));
    }

    private boolean fits(LimitedItem item) {
        if (word == null) {
            return true;
        }
        String sought = word.toLowerCase(Locale.ROOT);
        return item.item().contains(sought)
                || item.name().zh().contains(sought)
                || item.name().en().toLowerCase(Locale.ROOT).contains(sought);
    }

    private String length(StatutoryLimit value) {
        String unit = DayWords.word(value.limit().kind());
        @Nullable ExtensionLimit extension = value.extension();
        return extension == null
                ? output.text("length." + unit, value.limit().length())
                : output.text("length.extensible." + unit, value.limit().length(), extension.length());
    }

    private static String grounds(LimitedItem item) {
        return String.join(", ", item.pauses().stream().map(PauseGround::ground).toList());
    }

    private Map<String, Object> object(LimitedItem item, DatedValue<StatutoryLimit> dated) {
        StatutoryLimit value = dated.value();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("item", item.item());
        object.put("name", item.name().in(output.locale()));
        object.put("starts", item.starts().in(output.locale()));
        object.put("days", value.limit().length());
        object.put("unit", DayWords.word(value.limit().kind()) + "-days");
        object.put(
                "extension", value.extension() == null ? 0 : value.extension().length());
        object.put("basis", dated.reference().citation());
        object.put("counting", value.limit().counting().citation());
        object.put("effective", dated.effective().toString());
        object.put(
                "published",
                dated.published() == null ? "unknown" : dated.published().toString());
        object.put("confidence", value.confidence());
        object.put("grounds", item.pauses().stream().map(PauseGround::ground).toList());
        object.put("note", value.note());
        return object;
    }
}
