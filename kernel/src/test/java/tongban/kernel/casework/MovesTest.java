package tongban.kernel.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.kernel.casework.History.A;
import static tongban.kernel.casework.History.B;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tongban.kernel.casework.CaseFault.Cause;
import tongban.kernel.code.ZoneCode;

/** Every act by every role in every state, in both zones: what is allowed stands line by line in moves-1.tsv. */
class MovesTest {

    /** States that cover every phase at every holder, told by the acts that lead there. */
    private static Map<String, History> states() {
        Map<String, History> states = new LinkedHashMap<>();
        states.put("submitted at the receiving zone", History.begun());
        states.put("offered", History.begun().does(A, Act.OFFER, Role.COUNTER));
        states.put("gaps told at the receiving zone", History.begun().does(A, Act.TELL_GAPS, Role.COUNTER));
        states.put("withdrawn at the receiving zone", History.begun().does(A, Act.WITHDRAW, Role.APPLICANT));
        states.put("submitted at the deciding zone", History.taken());
        states.put("gaps told at the deciding zone", History.taken().does(B, Act.TELL_GAPS, Role.ACCEPTOR));
        states.put("not accepted", History.taken().does(B, Act.REFUSE_ACCEPTANCE, Role.ACCEPTOR));
        states.put("accepted", History.accepted());
        states.put("paused", History.accepted().does(B, Act.PAUSE, Role.REVIEWER));
        states.put("proposed", History.proposed());
        states.put("granted", History.granted());
        states.put("refused", History.proposed().does(B, Act.REFUSE, Role.DECIDER));
        states.put("completed", History.granted().does(B, Act.COMPLETE, Role.SYSTEM));
        states.put("withdrawn at the deciding zone", History.proposed().does(B, Act.WITHDRAW, Role.APPLICANT));
        states.put("accepted with a request", requested(History.accepted()));
        states.put("proposed with a request", requested(History.proposed()));
        states.put("granted across a request", crossed(History.granted()));
        return states;
    }

    private static History requested(History history) {
        return history.does(B, Act.NOTE_REQUEST, Role.SYSTEM);
    }

    /** The request was made before the decision and arrives after it. */
    private static History crossed(History history) {
        return history.at("2026-11-25T03:00:00Z")
                .does(B, Act.NOTE_REQUEST, Role.SYSTEM, FactName.MADE, "2026-11-25T00:59:00Z");
    }

    @Test
    void exactlyWhatTheTableListsIsAllowed() throws IOException {
        List<String> allowed = new ArrayList<>();
        states().forEach((name, history) -> {
            for (ZoneCode zone : List.of(A, B)) {
                for (Act act : Act.values()) {
                    String line = name + "\t" + (zone.equals(A) ? "receiving" : "deciding") + "\t" + act.command();
                    add(allowed, line, roles(history, role -> history.next(zone, act, role)));
                    if (act.optional().contains(FactName.REQUEST)) {
                        add(allowed, line + " request", roles(history, role -> history.citing(zone, act, role)));
                    }
                }
            }
        });

        assertThat(String.join("\n", allowed) + "\n").isEqualTo(resource("moves-1.tsv"));
    }

    private static String roles(History history, Function<Role, CaseEvent> event) {
        return List.of(Role.values()).stream()
                .filter(role -> history.tried(event.apply(role)) instanceof CaseAnswer.Moved)
                .map(Role::word)
                .collect(Collectors.joining(" "));
    }

    private static void add(List<String> allowed, String line, String roles) {
        if (!roles.isEmpty()) {
            allowed.add(line + "\t" + roles);
        }
    }

    @Test
    void neverCanTwoZonesAddToACase() {
        states().forEach((name, history) -> {
            Set<ZoneCode> able = List.of(A, B).stream()
                    .filter(zone -> List.of(Act.values()).stream()
                            .anyMatch(act -> List.of(Role.values()).stream()
                                    .anyMatch(role ->
                                            history.tried(history.next(zone, act, role)) instanceof CaseAnswer.Moved)))
                    .collect(Collectors.toSet());
            if (history.state().offeredTo().isEmpty()) {
                assertThat(able).as(name).containsExactly(history.state().holder());
            }
        });
    }

    @Test
    void anOfferFreezesItsSenderButForItsEnd() {
        History offered = History.begun().does(A, Act.OFFER, Role.COUNTER);

        for (Act act : Act.values()) {
            for (Role role : Role.values()) {
                if (offered.tried(offered.next(A, act, role)) instanceof CaseAnswer.Moved) {
                    assertThat(act).isIn(Act.RECALL, Act.END_OFFER);
                }
                if (offered.tried(offered.next(B, act, role)) instanceof CaseAnswer.Moved) {
                    assertThat(act).isEqualTo(Act.TAKE);
                }
            }
        }
    }

    @Test
    void everyRefusalNamesItsCause() {
        Map<Cause, Long> causes = states().values().stream()
                .flatMap(history -> List.of(Act.values()).stream()
                        .flatMap(act -> List.of(Role.values()).stream()
                                .flatMap(role -> List.of(A, B).stream()
                                        .map(zone -> history.tried(history.next(zone, act, role))))))
                .filter(CaseAnswer.Refused.class::isInstance)
                .map(answer -> ((CaseAnswer.Refused) answer).fault().cause())
                .collect(Collectors.groupingBy(cause -> cause, Collectors.counting()));

        assertThat(causes.keySet())
                .containsExactlyInAnyOrder(
                        Cause.WRONG_SEAT,
                        Cause.WRONG_PHASE,
                        Cause.WRONG_ROLE,
                        Cause.FOUR_EYES,
                        Cause.OPEN_REQUESTS,
                        Cause.NO_SUCH_REQUEST,
                        Cause.DECISION_CROSSED,
                        Cause.NOT_CROSSED);
    }

    @Test
    void everyActHasOneLineInItsPlace() {
        assertThat(Moves.table()).extracting(Move::act).containsExactly(Act.values());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = MovesTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
