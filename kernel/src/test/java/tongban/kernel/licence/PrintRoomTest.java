package tongban.kernel.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tongban.kernel.licence.PrintRoom.Refusal;
import tongban.kernel.licence.PrintRoom.RightState;
import tongban.kernel.licence.PrintRoom.SheetState;

class PrintRoomTest {
    private static final List<String> COUNTERS = List.of("counter-1", "counter-2");

    @Test
    void underAnyInterleavingOfTwoCountersTwoValidSheetsNeverExistAndEverySheetIsAccountedFor() {
        Random random = new Random(36);
        Set<SheetState> seen = new HashSet<>();
        for (int round = 0; round < 150; round++) {
            PrintRoom room = PrintRoom.EMPTY;
            Set<String> stocked = new HashSet<>();
            for (int step = 0; step < 60; step++) {
                PrintAct act = act(random);
                if (room.after(act) instanceof PrintRoom.Answer.Done done) {
                    room = done.room();
                    if (act instanceof PrintAct.StockSheet stock) {
                        stocked.add(stock.sheet());
                    }
                }
                requireWhole(room, stocked);
            }
            room.sheets().values().forEach(sheet -> seen.add(sheet.state()));
        }
        assertThat(seen).as("states that were reached").containsExactlyInAnyOrder(SheetState.values());
    }

    private static void requireWhole(PrintRoom room, Set<String> stocked) {
        assertThat(room.sheets().keySet()).isEqualTo(stocked);
        room.rights().forEach((name, right) -> {
            List<String> live = room.sheets().entrySet().stream()
                    .filter(sheet -> sheet.getValue().right().equals(Optional.of(name)))
                    .filter(sheet -> sheet.getValue().state() == SheetState.USED
                            || sheet.getValue().state() == SheetState.PRINTING)
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            assertThat(live).isEqualTo(right.sheet().stream().toList());
            assertThat(live.isEmpty())
                    .isEqualTo(right.state() == RightState.OPEN || right.state() == RightState.CLOSED);
        });
    }

    private static PrintAct act(Random random) {
        String counter = COUNTERS.get(random.nextInt(2));
        String right = "right-" + random.nextInt(2);
        String sheet = "sheet-" + random.nextInt(6);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new PrintAct.StockSheet(counter, sheet);
            case 3 -> new PrintAct.GrantRight(counter, right);
            case 4, 5 -> new PrintAct.StartPrinting(counter, right, sheet);
            case 6, 7 -> new PrintAct.FinishPrinting(counter, right, sheet);
            case 8 -> new PrintAct.ReportSpoiled(counter, right, sheet);
            case 9 -> new PrintAct.ReportLost(counter, right, sheet);
            case 10 ->
                random.nextInt(4) == 0
                        ? new PrintAct.CloseRight(counter, right)
                        : new PrintAct.GrantRight(counter, right);
            default -> new PrintAct.DiscardBlank(counter, sheet);
        };
    }

    @Test
    void theSecondCounterIsRefusedAndOnlyASpoiledOrLostSheetOpensTheRightAgain() {
        PrintRoom room = done(
                PrintRoom.EMPTY,
                new PrintAct.StockSheet("counter-1", "A1"),
                new PrintAct.StockSheet("counter-2", "B1"),
                new PrintAct.GrantRight("counter-1", "licence/001"),
                new PrintAct.StartPrinting("counter-1", "licence/001", "A1"));

        assertThat(refused(room, new PrintAct.StartPrinting("counter-2", "licence/001", "B1")))
                .isEqualTo(Refusal.RIGHT_NOT_SO);
        assertThat(refused(room, new PrintAct.GrantRight("counter-2", "licence/001")))
                .isEqualTo(Refusal.GRANTED_BEFORE);
        assertThat(refused(room, new PrintAct.ReportSpoiled("counter-2", "licence/001", "B1")))
                .isEqualTo(Refusal.SHEET_NOT_SO);
        PrintRoom spoiled = done(room, new PrintAct.ReportSpoiled("counter-1", "licence/001", "A1"));
        assertThat(refused(spoiled, new PrintAct.StartPrinting("counter-1", "licence/001", "A1")))
                .isEqualTo(Refusal.SHEET_NOT_SO);
        assertThat(refused(spoiled, new PrintAct.StartPrinting("counter-1", "licence/001", "B1")))
                .isEqualTo(Refusal.OTHER_COUNTER);
        PrintRoom printed = done(
                spoiled,
                new PrintAct.StartPrinting("counter-2", "licence/001", "B1"),
                new PrintAct.FinishPrinting("counter-2", "licence/001", "B1"));
        assertThat(refused(printed, new PrintAct.FinishPrinting("counter-2", "licence/001", "B1")))
                .isEqualTo(Refusal.RIGHT_NOT_SO);
        PrintRoom closed = done(printed, new PrintAct.CloseRight("counter-2", "licence/001"));
        assertThat(closed.sheets())
                .containsEntry("B1", new PrintRoom.Sheet("counter-2", SheetState.REPLACED, Optional.of("licence/001")));
        assertThat(refused(closed, new PrintAct.ReportLost("counter-2", "licence/001", "B1")))
                .isEqualTo(Refusal.RIGHT_NOT_SO);
    }

    private static PrintRoom done(PrintRoom room, PrintAct... acts) {
        PrintRoom now = room;
        for (PrintAct act : acts) {
            now = ((PrintRoom.Answer.Done) now.after(act)).room();
        }
        return now;
    }

    private static Refusal refused(PrintRoom room, PrintAct act) {
        return ((PrintRoom.Answer.Refused) room.after(act)).refusal();
    }
}
