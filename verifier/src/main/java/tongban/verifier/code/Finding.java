package tongban.verifier.code;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tongban.kernel.code.CodeFault;
import tongban.kernel.code.Note;
import tongban.policy.code.CodeBook;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;
import tongban.verifier.command.Verdict;

/** What is told about one value: lines for a person and an object for a program. */
final class Finding {
    private static final int INDENT = 4;
    private static final int LISTED_FAULTS = 3;

    private final Output output;
    private final CodeBook book;
    private final LocalDate on;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Object> object = new LinkedHashMap<>();
    private Verdict verdict = Verdict.WELL;

    private Finding(Output output, CodeBook book, LocalDate on) {
        this.output = output;
        this.book = book;
        this.on = on;
    }

    static Finding of(String given, Recognition recognition, Output output, CodeBook book, LocalDate on) {
        Finding finding = new Finding(output, book, on);
        switch (recognition) {
            case Recognition.Holding holding -> finding.tell(given, holding.attempts(), Verdict.WELL);
            case Recognition.Failing failing -> finding.tell(given, failing.attempts(), Verdict.FAILED);
            case Recognition.Unrecognised unrecognised -> finding.tellUnrecognised(given, unrecognised);
        }
        return finding;
    }

    List<String> lines() {
        return lines;
    }

    /** The value as it may be shown and the last sentence about it, in one line. */
    String summary() {
        return output.text(
                "summary", String.valueOf(object.get("value")), lines.getLast().strip());
    }

    Map<String, Object> object() {
        return object;
    }

    Verdict verdict() {
        return verdict;
    }

    private void tell(String given, List<Attempt> attempts, Verdict outcome) {
        verdict = outcome;
        boolean personal = attempts.stream().anyMatch(attempt -> attempt.kind() == CodeKind.RESIDENT_ID);
        lines.add((personal ? ShownValue.masked(given, List.of()) : ShownValue.open(given)).line());
        object.put("value", lines.getFirst());
        object.put("state", outcome == Verdict.WELL ? "holds" : "does-not-hold");
        List<Map<String, Object>> kinds = new ArrayList<>();
        for (Attempt attempt : attempts) {
            String word = attempt.kind().word();
            String state = output.text(attempt.holds() ? "holds" : "holds-not");
            lines.add("  " + output.text("kind-line", output.text("kind." + word), state));
            Map<String, Object> kind = new LinkedHashMap<>();
            kind.put("kind", word);
            kind.put("holds", attempt.holds());
            kinds.add(kind);
            if (attempt.holds()) {
                tellHolding(attempt, kind);
            } else if (attempt.faults().isEmpty()) {
                String message = output.text("in-no-table", book.divisions().edition());
                lines.add(" ".repeat(INDENT) + message);
                Map<String, Object> fault = new LinkedHashMap<>();
                fault.put("rule", "not-in-table");
                fault.put("message", message);
                kind.put("faults", List.of(fault));
            } else {
                tellFaults(given, attempt, personal, kind);
            }
            tellNotes(attempt, kind);
        }
        object.put("kinds", kinds);
    }

    private void tellHolding(Attempt attempt, Map<String, Object> kind) {
        Object code = attempt.reading().code().orElseThrow();
        kind.put("code", code.toString());
        TextTable table = new TextTable(INDENT);
        Map<String, List<Object>> lists = new LinkedHashMap<>();
        for (Detail detail : Details.of(code, output, book, on)) {
            table.row(detail.label(), detail.text());
            if (detail.several()) {
                lists.computeIfAbsent(detail.key(), key -> new ArrayList<>()).add(detail.json());
            } else {
                kind.put(detail.key(), detail.json());
            }
        }
        kind.putAll(lists);
        lines.addAll(table.lines());
    }

    private void tellFaults(String given, Attempt attempt, boolean personal, Map<String, Object> kind) {
        List<CodeFault> faults = attempt.faults();
        ShownValue shown = personal ? ShownValue.masked(given, faults) : ShownValue.open(given);
        List<Map<String, Object>> told = new ArrayList<>();
        for (CodeFault fault : faults) {
            String message = message(fault);
            if (told.size() < LISTED_FAULTS) {
                lines.add(" ".repeat(INDENT) + shown.line());
                lines.add(" ".repeat(INDENT) + shown.caretLine(fault.givenPosition()));
                lines.add(" ".repeat(INDENT) + message);
            } else if (told.size() == LISTED_FAULTS) {
                lines.add(" ".repeat(INDENT) + output.text("more-faults", faults.size() - LISTED_FAULTS));
            }
            told.add(object(fault, message));
        }
        kind.put("faults", told);
    }

    private static Map<String, Object> object(CodeFault fault, String message) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rule", word(fault.rule()));
        object.put("position", fault.position());
        object.put("givenPosition", fault.givenPosition());
        object.put("found", fault.found());
        object.put("right", fault.right());
        object.put("message", message);
        return object;
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String message(CodeFault fault) {
        String key = "fault." + word(fault.rule());
        String variant = fault.right().isEmpty() && output.hasText(key + ".bare") ? key + ".bare" : key;
        String message = output.text(variant, fault.position(), fault.givenPosition(), fault.found(), fault.right());
        return fault.position() == fault.givenPosition()
                ? message
                : output.text("counted-as-given", message, fault.givenPosition());
    }

    private void tellNotes(Attempt attempt, Map<String, Object> kind) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (Note note : attempt.reading().notes()) {
            String message = output.text("note." + word(note.kind()), note.givenPosition(), note.found());
            lines.add(" ".repeat(INDENT) + output.text("note-line", message));
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("note", word(note.kind()));
            object.put("givenPosition", note.givenPosition());
            object.put("message", message);
            told.add(object);
        }
        if (!told.isEmpty()) {
            kind.put("notes", told);
        }
    }

    private void tellUnrecognised(String given, Recognition.Unrecognised unrecognised) {
        verdict = Verdict.BAD_INPUT;
        CodeFault fault = unrecognised.fault();
        long digits = given.codePoints()
                .limit(ShownValue.LONGEST)
                .filter(Character::isDigit)
                .count();
        List<CodeFault> open = fault == null ? List.of() : List.of(fault);
        ShownValue shown = digits < 8 ? ShownValue.open(given) : ShownValue.masked(given, open);
        String message = fault == null ? output.text("unrecognised") : message(fault);
        if (!given.isBlank()) {
            lines.add(shown.line());
        }
        if (fault != null && fault.rule() != CodeFault.Rule.EMPTY && fault.givenPosition() <= ShownValue.LONGEST) {
            lines.add(shown.caretLine(fault.givenPosition()));
        }
        lines.add("  " + message);
        object.put("value", shown.line());
        object.put("state", "unrecognised");
        object.put("message", message);
        if (fault != null) {
            object.put("faults", List.of(object(fault, message)));
        }
    }
}
