package tongban.kernel.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The published and computed codes that every reader must agree with. */
final class Vectors {
    private Vectors() {}

    record Vector(String kind, boolean holds, String value, String rightCheck, String what) {}

    static List<Vector> all() {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("vectors.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(row -> new Vector(row[0], row[1].equals("yes"), row[2], row[3], row[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> holding(String kind) {
        return all().stream()
                .filter(vector -> vector.kind().equals(kind) && vector.holds())
                .map(Vector::value);
    }

    static Reading<?> read(String kind, String text) {
        return switch (kind) {
            case "id" -> ResidentId.read(text);
            case "credit" -> CreditCode.read(text);
            case "licence" -> LicenceNumber.read(text);
            case "division" -> DivisionCode.read(text);
            case "zone" -> ZoneCode.read(text);
            default -> throw new IllegalArgumentException(kind);
        };
    }
}
