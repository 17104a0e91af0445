package tongban.node.exchange.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.ChannelState.LastError;
import tongban.node.exchange.PublicLogState;
import tongban.node.exchange.PublicLogState.Standing;

/**
 * The public channel of a zone as a page shows it.
 *
 * @param zone whose it is
 * @param state what is held of it; empty before anything was read or written
 * @param confirmed partners that have seen the same log
 */
record ShownPublic(Named zone, Optional<PublicLogState> state, List<Confirmed> confirmed) {

    /** Faults that have words of their own here, since this zone is the one that reads. */
    private static final Set<String> OWN_WORDS = Set.of("refused", "status");

    /** A zone by its names. */
    record Named(ZoneCode code, String zh, String en) {
        public String in(String language) {
            return language.equals("zh") ? zh : en;
        }
    }

    /** A partner that has seen the same log, up to a size, since when. */
    record Confirmed(Named partner, long size, Instant since) {}

    /** What is held, if a copy holds anything yet. */
    private Optional<PublicLogState> held() {
        return state.filter(known -> known.own() || known.time().isPresent() || known.standing() != Standing.AGREES);
    }

    /** The key of the words for how the log stands. */
    public String words() {
        return "exchange.public.standing."
                + held().map(PublicLogState::standing)
                        .map(Standing::name)
                        .orElse("NOT_YET")
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
    }

    public String tone() {
        return held().map(known -> switch (known.standing()) {
                    case AGREES -> known.waiting() > 0 && !known.own() ? "warning" : "good";
                    case BEHIND, SILENT -> "warning";
                    case DIFFERS -> "bad";
                })
                .orElse("plain");
    }

    public Optional<LastError> fault() {
        return state.flatMap(PublicLogState::lastError);
    }

    /** The key of the words for cause and cure of the last fault. */
    public Optional<String> cause() {
        return fault().map(LastError::kind)
                .map(kind -> OWN_WORDS.contains(kind) ? "exchange.public.error." + kind : "exchange.error." + kind);
    }

    /** Numbers of the pieces of evidence, from 1 on. */
    public List<Integer> evidence() {
        int pieces = state.map(known -> (int) known.evidence()).orElse(0);
        return java.util.stream.IntStream.rangeClosed(1, pieces).boxed().toList();
    }
}
