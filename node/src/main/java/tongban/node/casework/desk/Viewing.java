package tongban.node.casework.desk;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.springframework.transaction.support.TransactionTemplate;
import tongban.kernel.casework.CaseId;
import tongban.kernel.casework.Phase;
import tongban.kernel.casework.Role;
import tongban.node.casework.CaseOutcome;
import tongban.node.casework.CaseQuery;
import tongban.node.casework.CaseQuery.Queue;
import tongban.node.casework.SavedViews;
import tongban.node.casework.store.IdentityWords;
import tongban.node.casework.store.ViewTable;

/** Saved views, each checked when it is saved and again when it is opened. */
final class Viewing implements SavedViews {

    private static final int PAGE = 50;
    private static final int WORDS_MAX = 100;

    /** Shared views that one person sees. */
    private static final int SHARED_MAX = 200;

    private final ViewTable table;
    private final Predicate<String> items;
    private final RandomGenerator random;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    /** @param items whether an item is offered here, or was */
    Viewing(ViewTable table, Predicate<String> items, RandomGenerator random, Desk.Timing timing) {
        this.table = table;
        this.items = items;
        this.random = random;
        this.transactions = timing.transactions();
        this.clock = timing.clock();
    }

    private static Viewed refused(String word, Object... arguments) {
        return new Viewed.Refused(CaseOutcome.Refused.of(word, arguments));
    }

    @Override
    public Viewed save(Draft draft) {
        return put(
                draft,
                () -> Optional.of(new View(
                        CaseId.random(random),
                        draft.by(),
                        draft.shared(),
                        draft.name(),
                        draft.which(),
                        clock.instant())));
    }

    @Override
    public Viewed replace(CaseId view, Draft draft) {
        return put(
                draft,
                () -> table.find(view)
                        .filter(old -> mayChange(old, draft.role(), draft.by()))
                        .map(old -> new View(
                                view, old.owner(), draft.shared(), draft.name(), draft.which(), clock.instant())));
    }

    private static boolean mayChange(View view, Role role, String by) {
        return view.owner().equals(by) || (view.shared() && role == Role.SUPERVISOR);
    }

    private Viewed put(Draft draft, Supplier<Optional<View>> next) {
        Optional<CaseOutcome.Refused> unfit = unfit(draft);
        if (unfit.isPresent()) {
            return new Viewed.Refused(unfit.get());
        }
        return Objects.requireNonNull(
                transactions.execute(status -> next.get().map(this::kept).orElseGet(() -> refused("unknown-view"))));
    }

    private Viewed kept(View view) {
        table.lock(view.owner());
        List<View> others = table.own(view.owner()).stream()
                .filter(other -> !other.id().equals(view.id()))
                .toList();
        if (others.size() >= EACH_MAX) {
            return refused("views-max", EACH_MAX);
        }
        if (others.stream().anyMatch(other -> other.name().equals(view.name()))) {
            return refused("view-name-taken", view.name());
        }
        table.put(view);
        return new Viewed.Done(view);
    }

    private Optional<CaseOutcome.Refused> unfit(Draft draft) {
        if (draft.name().length() > NAME_MAX || !Filings.isName(draft.name())) {
            return Optional.of(CaseOutcome.Refused.of("view-name", NAME_MAX));
        }
        if (draft.shared() && draft.role() != Role.SUPERVISOR) {
            return Optional.of(CaseOutcome.Refused.of("wrong-role", draft.role().word()));
        }
        if (IdentityWords.isTold(draft.name() + "\n" + draft.which().words())) {
            return Optional.of(CaseOutcome.Refused.of("identity-number", "words"));
        }
        boolean words = draft.which().words().length() <= WORDS_MAX
                && PlainText.isPlain(draft.which().words(), WORDS_MAX);
        List<String> gone = gone(draft.which());
        if (words && gone.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(CaseOutcome.Refused.of("view-which", words ? String.join(", ", gone) : "words"));
    }

    /** What it names that there is not. */
    private List<String> gone(Which which) {
        List<String> gone = new ArrayList<>();
        if (queue(which.queue()).isEmpty()) {
            gone.add(which.queue());
        }
        which.phases().stream().filter(word -> Phase.read(word).isEmpty()).forEach(gone::add);
        which.item().filter(item -> !items.test(item)).ifPresent(gone::add);
        return gone;
    }

    private static Optional<Queue> queue(String word) {
        return Arrays.stream(Queue.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    @Override
    public Viewed delete(CaseId view, Role role, String by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<View> old = table.find(view).filter(found -> mayChange(found, role, by));
            old.ifPresent(found -> table.delete(found.id()));
            return old.<Viewed>map(Viewed.Done::new).orElseGet(() -> refused("unknown-view"));
        }));
    }

    @Override
    public List<View> of(String by) {
        return table.of(by, SHARED_MAX);
    }

    @Override
    public Opened open(CaseId view, String by) {
        Optional<View> found =
                table.find(view).filter(one -> one.shared() || one.owner().equals(by));
        if (found.isEmpty()) {
            return new Opened.Refused(CaseOutcome.Refused.of("unknown-view"));
        }
        Which which = found.get().which();
        List<String> gone = gone(which);
        if (!gone.isEmpty()) {
            return new Opened.Refused(
                    CaseOutcome.Refused.of("view-outdated", found.get().name(), String.join(", ", gone)));
        }
        Set<Phase> phases = EnumSet.noneOf(Phase.class);
        which.phases().forEach(word -> Phase.read(word).ifPresent(phases::add));
        CaseQuery query = new CaseQuery(
                        queue(which.queue()).orElseThrow(), phases, which.words(), Optional.empty(), PAGE)
                .of(which.item())
                .forClerk(by, clock.instant());
        return new Opened.Listed(found.get(), query);
    }
}
