package tongban.verifier.code;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tongban.kernel.code.BodyClass;
import tongban.kernel.code.CreditCode;
import tongban.kernel.code.DateWindow;
import tongban.kernel.code.Division;
import tongban.kernel.code.DivisionCode;
import tongban.kernel.code.LicenceNumber;
import tongban.kernel.code.Membership;
import tongban.kernel.code.RegisteringDepartment;
import tongban.kernel.code.ResidentId;
import tongban.kernel.code.Zone;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.code.ZoneRegistry;
import tongban.policy.code.CodeBook;
import tongban.verifier.command.Output;

/** What a code that holds tells, by the tables and on a day, in the person's language. */
final class Details {
    private final Output output;
    private final CodeBook book;
    private final LocalDate on;
    private final List<Detail> details = new ArrayList<>();

    private Details(Output output, CodeBook book, LocalDate on) {
        this.output = output;
        this.book = book;
        this.on = on;
    }

    static List<Detail> of(Object code, Output output, CodeBook book, LocalDate on) {
        Details details = new Details(output, book, on);
        switch (code) {
            case ResidentId id -> details.tell(id);
            case CreditCode credit -> details.tell(credit);
            case LicenceNumber number -> details.tell(number);
            case DivisionCode division -> details.tell(division);
            case ZoneCode zone -> book.zones().zone(zone).ifPresent(details::tell);
            default -> throw new IllegalArgumentException("no kind of code: " + code.getClass());
        }
        return List.copyOf(details.details);
    }

    private void add(String key, String text) {
        add(key, text, text);
    }

    private void add(String key, String text, Object json) {
        details.add(new Detail(key, output.text("detail." + key), text, json, false));
    }

    private void addToList(String key, String label, String text, Object json) {
        details.add(new Detail(key, label, text, json, true));
    }

    private void tell(ResidentId id) {
        add("born", id.birthDate().toString());
        String sex = id.sex().name().toLowerCase(Locale.ROOT);
        add("sex", output.text("sex." + sex), sex);
        add("firstDigits", id.divisionDigits());
        tellDivision("givenIn", id.divisionDigits(), id.birthDate());
        add("noZone", output.text("no-zone"), true);
    }

    private void tell(CreditCode code) {
        boolean chinese = output.locale().getLanguage().equals("zh");
        Optional<RegisteringDepartment> department = code.department();
        String sign = code.value().substring(0, 1);
        add(
                "department",
                sign + " "
                        + department
                                .map(d -> chinese ? d.chinese() : d.english())
                                .orElse("?"));
        Optional<BodyClass> body = code.bodyClass();
        String digit = code.value().substring(1, 2);
        add(
                "bodyClass",
                digit + " " + body.map(b -> chinese ? b.chinese() : b.english()).orElse("?"));
        add("registryDivision", code.divisionDigits());
        tellDivision("registryIn", code.divisionDigits(), on);
        add("organisationCode", code.organisationCode());
    }

    private void tell(LicenceNumber number) {
        add("type", number.type());
        add("issuer", number.issuer());
        if (number.issuer().length() == 6) {
            tellDivision("issuerIn", number.issuer(), on);
        }
        add("serial", number.serial());
        add("version", number.version());
    }

    /** The names of a division that another code holds, as of a day, with what is known of its dates. */
    private void tellDivision(String key, String digits, LocalDate day) {
        Optional<DivisionCode> code = DivisionCode.read(digits).code();
        Optional<Division> division = code.flatMap(c -> book.divisions().at(c, day));
        if (code.isEmpty() || division.isEmpty()) {
            boolean nation = digits.equals(DivisionCode.NATION);
            add(key, nation ? output.text("nation") : output.text("not-in-table", edition()));
            return;
        }
        add(key, path(code.get(), day) + output.text("in-brackets", standing(division.get())));
        Division newest = book.divisions().newest(code.get()).orElseThrow();
        if (!newest.name().equals(division.get().name())) {
            add(key + "Now", newest.name() + output.text("in-brackets", standing(newest)));
        }
    }

    private void tell(DivisionCode code) {
        String level = code.level().name().toLowerCase(Locale.ROOT);
        add("level", output.text("level." + level), level);
        List<Division> history = book.divisions().history(code);
        if (!history.isEmpty() || code.parent().isPresent()) {
            add("path", path(code, on));
        }
        if (history.isEmpty()) {
            boolean nation = code.level() == DivisionCode.Level.NATION;
            add("standing", nation ? output.text("nation") : output.text("outside-table"));
        }
        history.reversed().forEach(this::tellSpan);
        if (code.level().compareTo(DivisionCode.Level.COUNTY) > 0) {
            book.zones().zoneOf(code, on).ifPresent(this::tellZoneOf);
        } else {
            tellZonesWithin(code);
        }
    }

    private void tellSpan(Division division) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", division.name());
        json.put("current", division.isCurrent());
        json.put("from", dates(division.from()));
        json.put("to", division.to() == null ? null : dates(division.to()));
        json.put("source", division.source());
        String text = output.text("named", division.name(), window("since", division.from()), standing(division));
        addToList("spans", output.text("detail.standing"), text, json);
    }

    private void tellZoneOf(ZoneRegistry.Found found) {
        Zone zone = found.zone();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", zone.code());
        json.put("name", zone.chinese());
        json.put("confidence", confidence(found.membership()));
        add("zone", output.text("zone-of", zone.code(), name(zone), sureness(found.membership())), json);
    }

    private void tellZonesWithin(DivisionCode code) {
        Map<ZoneCode, List<ZoneRegistry.Found>> zones = book.zones().streetsWithin(code, on).stream()
                .collect(Collectors.groupingBy(found -> found.zone().code(), TreeMap::new, Collectors.toList()));
        zones.forEach((zoneCode, found) -> {
            Zone zone = found.getFirst().zone();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("code", zoneCode);
            json.put("name", zone.chinese());
            json.put("streets", found.size());
            String text = output.text("zone-within", zoneCode, name(zone), found.size());
            addToList("zonesWithStreetsHere", output.text("detail.zoneStreets"), text, json);
        });
    }

    private void tell(Zone zone) {
        add("name", name(zone));
        add("source", zone.source());
        if (zone.members().isEmpty()) {
            add("noStreets", output.text("streets-unknown"), true);
        }
        zone.members().stream().filter(member -> member.holdsOn(on)).forEach(this::tellMember);
    }

    private void tellMember(Membership member) {
        String host = book.divisions()
                .at(member.hostDistrict(), on)
                .map(Division::name)
                .orElse(member.hostDistrict().value());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", member.street());
        json.put("name", member.name());
        json.put("hostDistrict", member.hostDistrict());
        json.put("from", member.from());
        json.put("confidence", confidence(member));
        json.put("source", member.source());
        addToList(
                "streets", member.street().value(), output.text("member", member.name(), host, sureness(member)), json);
    }

    private static String confidence(Membership member) {
        return member.confidence().name().toLowerCase(Locale.ROOT);
    }

    private String name(Zone zone) {
        return output.locale().getLanguage().equals("zh") ? zone.chinese() : zone.chinese() + " " + zone.english();
    }

    private String sureness(Membership member) {
        String since = member.from() == null ? output.text("since.unknown") : output.text("since.exact", member.from());
        String sure = output.text("sure." + confidence(member));
        return output.text("sureness", since, sure);
    }

    private String path(DivisionCode code, LocalDate day) {
        return book.divisions().path(code, day).stream().map(Division::name).collect(Collectors.joining(" › "));
    }

    private LocalDate edition() {
        return book.divisions().edition();
    }

    private String standing(Division division) {
        return division.to() == null ? output.text("current", edition()) : window("ended", division.to());
    }

    private String window(String key, DateWindow window) {
        if (window.isExact()) {
            return output.text(key + ".exact", window.by());
        }
        return window.after() == null
                ? output.text(key + ".by", window.by())
                : output.text(key + ".between", window.after(), window.by());
    }

    private static Map<String, Object> dates(DateWindow window) {
        Map<String, Object> dates = new LinkedHashMap<>();
        dates.put("after", window.after());
        dates.put("by", window.by());
        return dates;
    }
}
