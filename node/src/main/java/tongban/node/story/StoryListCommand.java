package tongban.node.story;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;
import tongban.verifier.command.Verdict;

/** Lists the stories. */
@Command(name = "list", resourceBundle = "tongban.node.story.messages")
final class StoryListCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        TextTable table = new TextTable(2);
        for (Story story : Story.all()) {
            table.row(story.name(), output.text("title." + story.name()));
        }
        table.lines().forEach(output::print);
        output.say("upgrade.later");
        List<Map<String, Object>> stories = Story.all().stream().map(this::json).toList();
        return output.finish(Verdict.WELL, Map.of("stories", stories));
    }

    private Map<String, Object> json(Story story) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", story.name());
        json.put("title", output.text("title." + story.name()));
        return json;
    }
}
