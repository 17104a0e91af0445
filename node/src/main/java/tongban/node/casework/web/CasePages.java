package tongban.node.casework.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tongban.kernel.casework.Act;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Moves;
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.Role;
import tongban.node.casework.Assignments;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseQuery.Place;
import tongban.node.casework.CaseQuery.Queue;
import tongban.node.casework.CaseRecord;
import tongban.node.casework.CaseRow;
import tongban.node.casework.Casework;
import tongban.node.casework.SavedViews;

/** The lists of cases, and the table of moves. */
@Controller
class CasePages {

    /** Rows of a page; clocks are read from the heads of histories, so a page has no more than are looked at. */
    private static final int PAGE = 25;

    private static final int PHASES_MAX = 10;

    private static final Pattern ITEM = Pattern.compile("[a-z0-9/-]{1,100}");
    private static final Pattern PLACE = Pattern.compile("(-?[0-9]{1,19}),([0-9a-f]{32})");

    /** Acts that need no words, which many cases can undergo at once. */
    static final List<Act> BULK = List.of(Act.RECEIVE, Act.TAKE, Act.ACCEPT, Act.COMPLETE);

    private final Lists lists;
    private final Clerks clerks;
    private final Zones zones;
    private final ItemNames items;

    /** What lists are made of. */
    record Lists(Casework casework, Assignments assignments, SavedViews views) {}

    CasePages(Lists lists, Clerks clerks, Zones zones, ItemNames items) {
        this.lists = lists;
        this.clerks = clerks;
        this.zones = zones;
        this.items = items;
    }

    /**
     * A case in a list.
     *
     * @param claims who has claimed it, by name
     */
    record Listed(CaseRow row, ShownClock clock, List<String> claims) {}

    /**
     * What was asked for, as the form shows it again.
     *
     * @param phase words of phases with commas between; blank for all
     * @param view the id of the view from which it came; blank for none
     * @param after where the page begins; null for the first
     */
    record Typed(
            String queue,
            String phase,
            String item,
            String words,
            String view,
            @Nullable String after) {

        static Typed of(Map<String, String> said) {
            return new Typed(
                    said.getOrDefault("queue", "inbox"),
                    said.getOrDefault("phase", ""),
                    said.getOrDefault("item", ""),
                    said.getOrDefault("words", "").strip(),
                    CaseId.read(said.getOrDefault("view", ""))
                            .map(CaseId::toString)
                            .orElse(""),
                    said.get("after"));
        }

        CaseQuery query(Clerk clerk) {
            Queue which = Arrays.stream(Queue.values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(queue))
                    .findFirst()
                    .orElse(Queue.INBOX);
            return new CaseQuery(which, Set.copyOf(phases()), words, place(), PAGE)
                    .of(Optional.of(item).filter(ITEM.asMatchPredicate()))
                    .forClerk(clerk.pseudonym(), Instant.EPOCH);
        }

        /** A view may name several phases. */
        List<Phase> phases() {
            return Arrays.stream(phase.split(",", PHASES_MAX))
                    .flatMap(word -> Phase.read(word).stream())
                    .distinct()
                    .toList();
        }

        /** The same list in the words of views. */
        SavedViews.Which which() {
            return new SavedViews.Which(
                    queue,
                    phases().stream().map(Phase::word).toList(),
                    words,
                    Optional.of(item).filter(ITEM.asMatchPredicate()));
        }

        private Optional<Place> place() {
            if (after == null) {
                return Optional.empty();
            }
            Matcher parts = PLACE.matcher(after);
            try {
                return parts.matches()
                        ? Optional.of(new Place(Long.parseLong(parts.group(1)), parts.group(2)))
                        : Optional.empty();
            } catch (NumberFormatException tooLarge) {
                return Optional.empty();
            }
        }
    }

    @GetMapping("/cases")
    String list(@RequestParam Map<String, String> said, Model model) {
        Clerk clerk = clerks.now();
        Typed typed = Typed.of(said);
        CaseQuery query = typed.query(clerk);
        List<CaseRow> rows = lists.casework().list(query);
        model.addAttribute("typed", typed);
        model.addAttribute("queue", query.queue().name().toLowerCase(Locale.ROOT));
        model.addAttribute(
                "queues",
                Arrays.stream(Queue.values())
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .toList());
        model.addAttribute("phases", Phase.values());
        model.addAttribute("several", typed.phases().size() > 1 ? typed.phases() : List.of());
        model.addAttribute("views", lists.views().of(clerk.pseudonym()));
        model.addAttribute("rows", listed(rows));
        model.addAttribute(
                "next",
                rows.size() < PAGE
                        ? null
                        : rows.getLast().place().due() + "," + rows.getLast().id());
        model.addAttribute("zones", zones.names());
        model.addAttribute("items", items.names());
        model.addAttribute(
                "bulk",
                BULK.stream()
                        .filter(act -> !clerk.among(Moves.of(act).roles()).isEmpty())
                        .toList());
        model.addAttribute("duties", clerk.duties());
        return "casework/web/cases";
    }

    /** One statement for all files and one for all claims, however many rows there are. */
    private List<Listed> listed(List<CaseRow> rows) {
        Map<String, String> names = clerks.names();
        List<CaseId> ids =
                rows.stream().flatMap(row -> CaseId.read(row.id()).stream()).toList();
        List<Assignments.Claim> claims =
                ids.isEmpty() ? List.of() : lists.assignments().claims(ids);
        Map<String, CaseRecord> files = new HashMap<>();
        lists.casework().find(ids).forEach(file -> files.put(file.id().toString(), file));
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(files.get(row.id())).stream()
                        .map(file -> new Listed(
                                row,
                                ShownClock.decision(file, lists.casework().clock(file)),
                                claims.stream()
                                        .filter(claim -> claim.caseId().equals(file.id()))
                                        .map(claim -> names.getOrDefault(claim.by(), claim.by()))
                                        .distinct()
                                        .toList())))
                .toList();
    }

    /** Acts, phases, seats and roles as the one table has them. */
    @GetMapping("/moves")
    String moves(Model model) {
        model.addAttribute("moves", Moves.table());
        model.addAttribute("phases", Phase.values());
        model.addAttribute("roles", Role.values());
        return "casework/web/moves";
    }
}
