package tongban.node.compact.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.compact.CompactId;
import tongban.kernel.compact.CompactState;
import tongban.kernel.compact.Suspension;
import tongban.node.compact.HeldCompact;
import tongban.node.compact.HeldNote;

/**
 * An agreement as a page shows it at one moment.
 *
 * @param held the agreement
 * @param state its state
 * @param signatures by party, in the order of the text
 */
record ShownCompact(HeldCompact held, CompactState state, List<ShownSignature> signatures) {

    /** One party and whether it has signed. */
    record ShownSignature(ZoneCode zone, Optional<HeldNote> note) {

        /** signed, missing, or there but not to be checked yet. */
        public String word() {
            return note.map(one -> one.held().isPresent() ? "signed" : "unchecked")
                    .orElse("missing");
        }

        public String tone() {
            return word().equals("signed") ? "good" : "warning";
        }
    }

    /** Something that happened, and when. */
    record Event(Instant at, String key, List<Object> arguments) {}

    /** Words with what stands in their places. */
    record Sentence(String key, List<Object> arguments) {}

    static ShownCompact of(HeldCompact held, Instant now) {
        List<ShownSignature> signatures = held.compact().parties().stream()
                .map(party -> new ShownSignature(
                        party, Optional.ofNullable(held.signatures().get(party))))
                .toList();
        return new ShownCompact(held, held.state(now), signatures);
    }

    public String id() {
        return held.id().hex();
    }

    public String title(String language) {
        return language.equals("zh") ? held.compact().zh() : held.compact().en();
    }

    public String tone() {
        return switch (state) {
            case CompactState.InForce force -> "good";
            case CompactState.Suspended suspended -> "bad";
            case CompactState.Drafted drafted -> "warning";
            case CompactState.Waiting waiting -> "warning";
            case CompactState.Agreed agreed -> "warning";
            case CompactState.Replaced replaced -> "plain";
            case CompactState.Expired expired -> "plain";
            case CompactState.Ended ended -> "plain";
            case CompactState.Withdrawn withdrawn -> "plain";
        };
    }

    /** What the state means, with names and moments. */
    public Sentence sentence(Moments moments) {
        List<Object> arguments = switch (state) {
            case CompactState.Drafted drafted -> List.of();
            case CompactState.Waiting one -> List.of(join(one.missing()));
            case CompactState.Agreed one -> List.of(moments.of(one.from()));
            case CompactState.InForce one -> List.of(moments.of(one.since()));
            case CompactState.Suspended one -> List.of(join(one.by()), moments.of(one.since()), one.reason());
            case CompactState.Replaced one -> List.of(one.by().brief(), moments.of(one.since()));
            case CompactState.Expired one -> List.of(moments.of(one.since()));
            case CompactState.Ended one -> List.of(one.by(), moments.of(one.since()), one.reason());
            case CompactState.Withdrawn one -> List.of(one.by(), moments.of(one.since()), one.reason());
        };
        return new Sentence("compact.state." + state.word(), arguments);
    }

    /** How a page writes a moment. */
    interface Moments {
        String of(Instant instant);
    }

    private static String join(Iterable<ZoneCode> zones) {
        List<String> codes = new ArrayList<>();
        zones.forEach(zone -> codes.add(zone.value()));
        return String.join(", ", codes);
    }

    /** Its successor, when one has come into force. */
    public Optional<CompactId> successor() {
        return state instanceof CompactState.Replaced replaced ? Optional.of(replaced.by()) : Optional.empty();
    }

    /** All that happened to it up to now, in order. */
    public List<Event> history(Instant now) {
        List<Event> events = new ArrayList<>();
        events.add(new Event(held.received(), "compact.event.text", List.of(held.via())));
        held.signatures()
                .values()
                .forEach(note -> events.add(new Event(
                        note.held().orElse(note.received()),
                        note.held().isPresent() ? "compact.event.signed" : "compact.event.unchecked",
                        List.of(note.zone()))));
        held.history()
                .acts()
                .forEach(act -> events.add(new Event(
                        act.held(),
                        "compact.event." + act.suspension().act().word(),
                        List.of(act.suspension().zone(), act.suspension().reason()))));
        held.history()
                .begins()
                .filter(since -> !since.isAfter(now))
                .ifPresent(since -> events.add(new Event(since, "compact.event.in-force", List.of())));
        held.history().successors().entrySet().stream()
                .filter(next -> !next.getValue().isAfter(now))
                .min(Map.Entry.comparingByValue())
                .ifPresent(next -> events.add(new Event(
                        next.getValue(),
                        "compact.event.replaced",
                        List.of(next.getKey().brief()))));
        if (!now.isBefore(held.compact().end())) {
            events.add(new Event(held.compact().end(), "compact.event.expired", List.of()));
        }
        events.sort(Comparator.comparing(Event::at));
        return events;
    }

    /** Which acts of this zone would be taken now. */
    public List<String> acts(ZoneCode self) {
        List<String> acts = new ArrayList<>();
        if (state.over()) {
            return acts;
        }
        if (!held.signatures().containsKey(self)) {
            acts.add("sign");
        }
        boolean suspended = held.history()
                .newest(self)
                .filter(act -> act.act() == Suspension.Act.SUSPEND)
                .isPresent();
        acts.add(suspended ? "resume" : "suspend");
        boolean complete =
                held.history().signatures().keySet().containsAll(held.compact().parties());
        acts.add(complete ? "end" : "withdraw");
        return acts;
    }
}
