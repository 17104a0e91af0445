package tongban.node.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tongban.kernel.casework.Move;
import tongban.kernel.casework.Moves;
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.Role;

/** The table of moves as a state diagram in the language of Mermaid, which reads as text too. */
public final class MoveDrawing {

    private static final Set<Role> IN_EVERY_ITEM = Set.of(Role.APPLICANT, Role.SUPERVISOR, Role.SYSTEM);

    private MoveDrawing() {}

    /**
     * Draws what changes the phase of a case.
     *
     * @param offices who takes part on the side of the offices; applicants, supervisors and rules always do
     */
    public static List<String> lines(Set<Role> offices, Locale locale) {
        boolean zh = locale.getLanguage().equals("zh");
        List<String> lines = new ArrayList<>();
        lines.add("stateDiagram-v2");
        for (Phase phase : Phase.values()) {
            lines.add("    " + id(phase) + ": " + (zh ? phase.zh() : phase.word()));
        }
        arrows(offices, zh).forEach((arrow, acts) -> lines.add("    " + arrow + ": " + String.join("<br>", acts)));
        for (Phase phase : Phase.values()) {
            if (phase.over()) {
                lines.add("    " + id(phase) + " --> [*]");
            }
        }
        return lines;
    }

    private static Map<String, List<String>> arrows(Set<Role> offices, boolean zh) {
        Map<String, List<String>> arrows = new TreeMap<>();
        for (Move move : Moves.table()) {
            String roles = move.roles().stream()
                    .filter(role -> offices.contains(role) || IN_EVERY_ITEM.contains(role))
                    .sorted(Comparator.naturalOrder())
                    .map(role -> zh ? role.zh() : role.word())
                    .collect(Collectors.joining(zh ? "、" : ", "));
            if (move.to().isEmpty() || roles.isEmpty()) {
                continue;
            }
            String act = (zh ? move.act().zh() : move.act().command()) + " (" + roles + ")";
            String to = id(move.to().get());
            List<String> from = move.from().isEmpty()
                    ? List.of("[*]")
                    : move.from().stream().map(MoveDrawing::id).toList();
            from.forEach(start -> arrows.computeIfAbsent(start + " --> " + to, key -> new ArrayList<>())
                    .add(act));
        }
        return arrows;
    }

    private static String id(Phase phase) {
        return phase.word().replace('-', '_');
    }
}
