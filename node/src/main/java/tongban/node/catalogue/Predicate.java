package tongban.node.catalogue;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Something that a form says or does not say, small enough to be explained: tests of single fields, joined by all and
 * any. A negation is carried into the tests when a predicate is read.
 */
public sealed interface Predicate {

    /** Whether a form is so. */
    boolean holds(JsonNode form);

    /** The fewest tests that would have to come out the other way for it to hold; none when it holds. */
    List<Test> changes(JsonNode form);

    /** Holds exactly when this one does not. */
    Predicate negated();

    /** The fields that it looks at, as JSON pointers. */
    Stream<String> fields();

    /** How a field is tested. */
    enum Kind {
        /** Its value is this text, or true or false. */
        IS,
        /** Its value is one of these. */
        IN,
        /** It is a number not below this one. */
        AT_LEAST,
        /** It is a number not above this one. */
        AT_MOST,
        /** It is there and not empty. */
        PRESENT,
        /** It is a list with this entry, or a text with these characters in it. */
        HOLDS;

        /** The key in a standard's file. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * A test of one field.
     *
     * @param field a JSON pointer
     * @param values what it is compared with; one, but for {@link Kind#IN}; none for {@link Kind#PRESENT}
     * @param wanted whether the test has to come out true; a field that is missing passes none
     */
    record Test(String field, Kind kind, List<String> values, boolean wanted) implements Predicate {

        public Test {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(JsonNode form) {
            return isSo(form.at(field)) == wanted;
        }

        private boolean isSo(JsonNode value) {
            return switch (kind) {
                case IS, IN -> (value.isString() || value.isBoolean()) && values.contains(value.asString());
                case AT_LEAST -> value.isNumber() && value.decimalValue().compareTo(bound()) >= 0;
                case AT_MOST -> value.isNumber() && value.decimalValue().compareTo(bound()) <= 0;
                case PRESENT -> isThere(value);
                case HOLDS -> isIn(value);
            };
        }

        private BigDecimal bound() {
            return new BigDecimal(values.getFirst());
        }

        private static boolean isThere(JsonNode value) {
            return value.isContainer()
                    ? !value.isEmpty()
                    : !value.isMissingNode()
                            && !value.isNull()
                            && !value.asString("").isBlank();
        }

        private boolean isIn(JsonNode value) {
            String part = values.getFirst();
            return value.isArray()
                    ? value.valueStream().anyMatch(one -> one.asString("").equals(part))
                    : value.isString() && value.asString().contains(part);
        }

        @Override
        public List<Test> changes(JsonNode form) {
            return holds(form) ? List.of() : List.of(this);
        }

        @Override
        public Predicate negated() {
            return new Test(field, kind, values, !wanted);
        }

        @Override
        public Stream<String> fields() {
            return Stream.of(field);
        }
    }

    /** All of them. */
    record All(List<Predicate> parts) implements Predicate {

        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(JsonNode form) {
            return parts.stream().allMatch(part -> part.holds(form));
        }

        @Override
        public List<Test> changes(JsonNode form) {
            return parts.stream()
                    .flatMap(part -> part.changes(form).stream())
                    .distinct()
                    .toList();
        }

        @Override
        public Predicate negated() {
            return new Any(parts.stream().map(Predicate::negated).toList());
        }

        @Override
        public Stream<String> fields() {
            return parts.stream().flatMap(Predicate::fields);
        }
    }

    /** At least one of them. */
    record Any(List<Predicate> parts) implements Predicate {

        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(JsonNode form) {
            return parts.stream().anyMatch(part -> part.holds(form));
        }

        @Override
        public List<Test> changes(JsonNode form) {
            return parts.stream()
                    .map(part -> part.changes(form))
                    .min(Comparator.comparingInt(List::size))
                    .orElse(List.of());
        }

        @Override
        public Predicate negated() {
            return new All(parts.stream().map(Predicate::negated).toList());
        }

        @Override
        public Stream<String> fields() {
            return parts.stream().flatMap(Predicate::fields);
        }
    }
}
