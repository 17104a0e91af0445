package tongban.verifier.command;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes maps, lists, texts, numbers and truth values as one line of JSON (RFC 8259). */
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** One line without a line break. Anything that JSON has no shape for (a date, a record) is written as its text. */
    static String line(Map<String, ?> object) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            write(generator, object);
        }
        return line.toString();
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((name, member) -> {
                    generator.writeName(String.valueOf(name));
                    write(generator, member);
                });
                generator.writeEndObject();
            }
            // A path is an Iterable of its names, each of which is a path again.
            case Path path -> generator.writeString(path.toString());
            case Iterable<?> list -> {
                generator.writeStartArray();
                list.forEach(member -> write(generator, member));
                generator.writeEndArray();
            }
            case Boolean truth -> generator.writeBoolean(truth);
            case Integer number -> generator.writeNumber(number);
            case Long number -> generator.writeNumber(number);
            case BigInteger number -> generator.writeNumber(number);
            case BigDecimal number -> generator.writeNumber(number);
            case Double number -> writeDouble(generator, number);
            default -> generator.writeString(value.toString());
        }
    }

    /** JSON has no infinity and no NaN (RFC 8259 section 6): they are written as texts. */
    private static void writeDouble(JsonGenerator generator, double number) {
        if (Double.isFinite(number)) {
            generator.writeNumber(number);
        } else {
            generator.writeString(String.valueOf(number));
        }
    }
}
