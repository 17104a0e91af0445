package tongban.node.story;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tongban.verifier.command.CommandRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a story might have seen instead: the same fact with one thing in it changed. */
final class Altered {

    private Altered() {}

    /** All single changes of a fact. */
    static List<Object> of(Object fact) throws ReflectiveOperationException {
        return switch (fact) {
            case Boolean truth -> List.of(!truth);
            case Integer number -> List.of(number + 1, number - 1, 0);
            case Long number -> List.of(number + 1, number - 1, 0L);
            case Double number -> List.of(number + 1000, 0.0);
            case Duration time -> List.of(time.plusDays(1));
            case String text -> List.of(text + "x", "");
            case Reply reply -> replies(reply);
            case CommandRun run ->
                List.of(
                        new CommandRun(run.exit() == 0 ? 1 : 0, run.out(), run.err()),
                        new CommandRun(run.exit(), "", run.err()));
            case JsonNode json -> jsons(json);
            case List<?> list -> lists(list);
            case Record record -> records(record);
            default -> throw new IllegalArgumentException("how is " + fact.getClass() + " altered?");
        };
    }

    private static List<Object> replies(Reply reply) {
        List<Object> all = new ArrayList<>();
        Stream.of(200, 401, 403, 500, 503, 504)
                .filter(status -> status != reply.status())
                .forEach(status -> all.add(new Reply(status, reply.index(), reply.bytes())));
        all.add(new Reply(reply.status(), reply.index(), new byte[0]));
        OptionalLong other = reply.index().isPresent() ? OptionalLong.empty() : OptionalLong.of(1);
        all.add(new Reply(reply.status(), other, reply.bytes()));
        return all;
    }

    private static List<Object> lists(List<?> list) throws ReflectiveOperationException {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            for (Object other : of(list.get(i))) {
                all.add(with(list, i, other));
            }
        }
        all.add(list.reversed());
        return all;
    }

    private static List<Object> with(List<?> list, int place, Object other) {
        List<Object> copy = new ArrayList<>(list);
        copy.set(place, other);
        return copy;
    }

    private static List<Object> records(Record fact) throws ReflectiveOperationException {
        RecordComponent[] components = fact.getClass().getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = fact.getClass().getDeclaredConstructor(types);
        constructor.setAccessible(true);
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : components) {
            component.getAccessor().setAccessible(true);
            values.add(component.getAccessor().invoke(fact));
        }
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            for (Object other : of(values.get(i))) {
                all.add(constructor.newInstance(with(values, i, other).toArray()));
            }
        }
        return all;
    }

    /** One member gone, or another value in it. */
    private static List<Object> jsons(JsonNode json) {
        List<Object> all = new ArrayList<>();
        if (json instanceof ArrayNode array) {
            all.add(array.deepCopy().add("more"));
        } else if (json instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                ObjectNode without = object.deepCopy();
                without.remove(member.getKey());
                all.add(without);
                for (Object other : jsons(member.getValue())) {
                    all.add(object.deepCopy().set(member.getKey(), (JsonNode) other));
                }
            });
        } else {
            all.add(value(json));
        }
        return all;
    }

    private static JsonNode value(JsonNode json) {
        UnaryOperator<ObjectNode> other = holder -> json.isBoolean()
                ? holder.put("of", !json.asBoolean())
                : json.isNumber() ? holder.put("of", json.asLong() + 1) : holder.put("of", json.asString() + "x");
        return other.apply(
                        tools.jackson.databind.json.JsonMapper.builder().build().createObjectNode())
                .path("of");
    }
}
