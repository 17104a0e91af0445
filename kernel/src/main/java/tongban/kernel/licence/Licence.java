package tongban.kernel.licence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.LicenceNumber;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.licence.LicenceReading.Cause;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.Suite;

/**
 * The data set of a licence (证照数据), from which all of its forms are made. It has one text ({@link #text}) and one
 * digest, which the salt keeps from being guessed from the holder's data.
 *
 * @param form which fields it has
 * @param zone the zone that decided
 * @param number its identifier by GB/T 36904-2018; the version at its end rises with each change
 * @param at when this version was issued, whole seconds
 * @param salt 16 random bytes in lower-case hexadecimal digits, drawn by the caller
 * @param values by field name, in the form's order
 */
public record Licence(
        LicenceForm form, ZoneCode zone, LicenceNumber number, Instant at, String salt, Map<String, String> values) {

    /** The first line of the text. */
    public static final String HEADING = "tongban/1/licence";
    /** Characters of a value, at most. */
    public static final int VALUE_MAX = 2000;

    /** Validity is counted in days of China Standard Time. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    public Licence {
        LicenceLines.requireWritable(at);
        Map<String, String> ordered = new LinkedHashMap<>();
        for (LicenceForm.Field field : form.fields()) {
            String value = values.get(field.name());
            if (value != null) {
                ordered.put(field.name(), value);
            }
            if (value == null ? field.required() : !fits(field.name(), value)) {
                throw new IllegalArgumentException("the field " + field.name() + " is missing or has no such value");
            }
        }
        if (ordered.size() != values.size() || !salt.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("the form knows no such field, or the salt is not 16 bytes");
        }
        values = java.util.Collections.unmodifiableMap(ordered);
    }

    /** Whether a value can stand in a field: one line that people can see, within bounds, a code or date where due. */
    public static boolean fits(String field, String value) {
        boolean plain = !value.isEmpty()
                && value.length() <= VALUE_MAX
                && value.strip().equals(value)
                && value.indexOf('\n') < 0
                && LicenceLines.hidden(value + "\n") == 0;
        return plain
                && switch (field) {
                    case LicenceForm.CREDIT_CODE, "parent" ->
                        CreditCode.read(value)
                                .code()
                                .filter(code -> code.value().equals(value))
                                .isPresent();
                    case LicenceForm.UNTIL, "established" -> day(value).isPresent();
                    default -> true;
                };
    }

    /** The text that is digested and signed; its only form. */
    public String text() {
        StringBuilder text = new StringBuilder(512);
        text.append(HEADING).append("\nform ").append(form.name());
        text.append("\nzone ").append(zone).append("\nnumber ").append(number);
        text.append("\nat ").append(at).append("\nsalt ").append(salt).append('\n');
        values.forEach(
                (name, value) -> text.append(name).append(' ').append(value).append('\n'));
        return text.toString();
    }

    /** SHA-256 of the whole text, whatever the zone's suite; with the salt within it tells nothing of the holder. */
    public Digest digest() {
        return Digest.of(
                Suite.ED25519_SHA256.hash(HexFormat.of().parseHex(salt), text().getBytes(StandardCharsets.UTF_8)));
    }

    /** The first instant at which it is valid no more, when it has an end: midnight in China after its last day. */
    public Optional<Instant> end() {
        return Optional.ofNullable(values.get(LicenceForm.UNTIL))
                .flatMap(Licence::day)
                .map(day -> day.plusDays(1).atStartOfDay().toInstant(CHINA));
    }

    /** Reads a text strictly: whatever is not exactly {@link #text} of a licence is refused. */
    public static LicenceReading<Licence> read(String text) {
        return LicenceLines.read(text, HEADING, Licence::read);
    }

    private static Licence read(LicenceLines in) throws LicenceLines.Fault {
        LicenceForm form = LicenceForm.known(in.value("form")).orElse(null);
        if (form == null) {
            throw in.fault(Cause.UNKNOWN_FORM);
        }
        ZoneCode zone = in.value(
                "zone",
                value -> ZoneCode.read(value).code().filter(code -> code.value().equals(value)));
        LicenceNumber number = in.value(
                "number",
                value -> LicenceNumber.read(value)
                        .code()
                        .filter(code -> code.value().equals(value)));
        Instant at = in.instant("at");
        String salt = in.value("salt", value -> Optional.of(value).filter(hex -> hex.matches("[0-9a-f]{32}")));
        Map<String, String> values = new LinkedHashMap<>();
        for (LicenceForm.Field field : form.fields()) {
            if (field.required() || in.next(field.name())) {
                values.put(
                        field.name(),
                        in.value(field.name(), value -> Optional.of(value).filter(read -> fits(field.name(), read))));
            }
        }
        return new Licence(form, zone, number, at, salt, values);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
