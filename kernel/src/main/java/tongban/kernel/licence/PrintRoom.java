package tongban.kernel.licence;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rights to print and all blank sheets of a zone, as one value: an act leads to the next value or is refused, and
 * of two acts that come at once the second is judged by what the first left. Two valid sheets of one right cannot be.
 *
 * @param rights by licence number and version
 * @param sheets by the number on the sheet; a sheet never leaves this table
 */
public record PrintRoom(Map<String, Right> rights, Map<String, Sheet> sheets) {

    /** Before anything happened. */
    public static final PrintRoom EMPTY = new PrintRoom(Map.of(), Map.of());

    /** How a right stands. */
    public enum RightState {
        /** A counter may begin to print. */
        OPEN,
        /** One counter is printing one sheet. */
        PRINTING,
        /** One valid sheet is with the holder. */
        PRINTED,
        /** Nothing may be printed any more. */
        CLOSED
    }

    /** How a sheet stands. */
    public enum SheetState {
        /** 库存. */
        IN_STOCK,
        /** On the printer, for one right. */
        PRINTING,
        /** 已用: the valid sheet of its right. */
        USED,
        /** 作废: spoiled, or never usable. */
        SPOILED,
        /** 遗失: lost, and made known as void. */
        LOST,
        /** Void, because another version or licence stands in its place. */
        REPLACED
    }

    /**
     * A right.
     *
     * @param sheet the sheet that is printing or valid
     */
    public record Right(RightState state, Optional<String> sheet) {}

    /**
     * A sheet.
     *
     * @param counter in whose stock it came
     * @param right for which right it was used, when it was
     */
    public record Sheet(String counter, SheetState state, Optional<String> right) {}

    /** What came of an act. */
    public sealed interface Answer {
        /** It was done. */
        record Done(PrintRoom room) implements Answer {}

        /** It cannot be done, and nothing changed. */
        record Refused(Refusal refusal) implements Answer {}
    }

    /** Why an act cannot be done. */
    public enum Refusal {
        /** No such right was granted. */
        NO_SUCH_RIGHT,
        /** The right was granted before; it is granted once. */
        GRANTED_BEFORE,
        /** The right is not in the state that the act needs. */
        RIGHT_NOT_SO,
        /** No such sheet came into stock. */
        NO_SUCH_SHEET,
        /** A sheet of this number came into stock before. */
        SHEET_KNOWN,
        /** The sheet is not in the state that the act needs, or not the one of this right. */
        SHEET_NOT_SO,
        /** The sheet is in another counter's stock. */
        OTHER_COUNTER
    }

    public PrintRoom {
        rights = Collections.unmodifiableMap(new TreeMap<>(rights));
        sheets = Collections.unmodifiableMap(new TreeMap<>(sheets));
    }

    /** Does an act or refuses it. */
    public Answer after(PrintAct act) {
        return switch (act) {
            case PrintAct.StockSheet stock ->
                sheets.containsKey(stock.sheet())
                        ? refused(Refusal.SHEET_KNOWN)
                        : done(Optional.empty(), RightState.OPEN, stock.sheet(), blank(stock.counter()));
            case PrintAct.DiscardBlank discard ->
                fault(discard.sheet(), discard.counter(), SheetState.IN_STOCK)
                        .orElseGet(() -> done(
                                Optional.empty(),
                                RightState.OPEN,
                                discard.sheet(),
                                new Sheet(discard.counter(), SheetState.SPOILED, Optional.empty())));
            case PrintAct.GrantRight grant ->
                rights.containsKey(grant.right())
                        ? refused(Refusal.GRANTED_BEFORE)
                        : new Answer.Done(withRight(grant.right(), new Right(RightState.OPEN, Optional.empty())));
            case PrintAct.StartPrinting start -> start(start);
            case PrintAct.FinishPrinting finish ->
                move(finish.right(), finish.sheet(), RightState.PRINTING, RightState.PRINTED);
            case PrintAct.ReportSpoiled spoiled -> spoil(spoiled);
            case PrintAct.ReportLost lost -> reopen(lost.right(), lost.sheet(), SheetState.LOST, RightState.PRINTED);
            case PrintAct.CloseRight close -> close(close.right());
        };
    }

    private static Sheet blank(String counter) {
        return new Sheet(counter, SheetState.IN_STOCK, Optional.empty());
    }

    private Answer start(PrintAct.StartPrinting start) {
        Right right = rights.get(start.right());
        if (right == null || right.state() != RightState.OPEN) {
            return refused(right == null ? Refusal.NO_SUCH_RIGHT : Refusal.RIGHT_NOT_SO);
        }
        return fault(start.sheet(), start.counter(), SheetState.IN_STOCK)
                .orElseGet(() -> done(
                        Optional.of(start.right()),
                        RightState.PRINTING,
                        start.sheet(),
                        new Sheet(start.counter(), SheetState.PRINTING, Optional.of(start.right()))));
    }

    private Answer spoil(PrintAct.ReportSpoiled spoiled) {
        Right right = rights.get(spoiled.right());
        boolean printed = right != null && right.state() == RightState.PRINTED;
        RightState from = printed ? RightState.PRINTED : RightState.PRINTING;
        return reopen(spoiled.right(), spoiled.sheet(), SheetState.SPOILED, from);
    }

    /** Any counter may take back a sheet; the sheet stays on the account of the one that had it in stock. */
    private Answer reopen(String right, String sheet, SheetState end, RightState from) {
        return held(right, sheet, from)
                .orElseGet(() -> done(
                        Optional.of(right),
                        RightState.OPEN,
                        sheet,
                        new Sheet(account(sheet), end, Optional.of(right))));
    }

    private Answer move(String right, String sheet, RightState from, RightState to) {
        return held(right, sheet, from)
                .orElseGet(() -> done(
                        Optional.of(right), to, sheet, new Sheet(account(sheet), SheetState.USED, Optional.of(right))));
    }

    private Answer close(String name) {
        Right right = rights.get(name);
        if (right == null || right.state() == RightState.CLOSED || right.state() == RightState.PRINTING) {
            return refused(right == null ? Refusal.NO_SUCH_RIGHT : Refusal.RIGHT_NOT_SO);
        }
        Right closed = new Right(RightState.CLOSED, Optional.empty());
        PrintRoom room = withRight(name, closed);
        return new Answer.Done(right.sheet()
                .map(sheet -> room.withSheet(sheet, new Sheet(account(sheet), SheetState.REPLACED, Optional.of(name))))
                .orElse(room));
    }

    /** A refusal unless the right is in this state with this sheet. */
    private Optional<Answer> held(String name, String sheet, RightState state) {
        Right right = rights.get(name);
        if (right == null) {
            return Optional.of(refused(Refusal.NO_SUCH_RIGHT));
        }
        if (right.state() != state) {
            return Optional.of(refused(Refusal.RIGHT_NOT_SO));
        }
        return right.sheet().filter(sheet::equals).isPresent()
                ? Optional.empty()
                : Optional.of(refused(Refusal.SHEET_NOT_SO));
    }

    /** A refusal unless this counter has this sheet in this state. */
    private Optional<Answer> fault(String number, String counter, SheetState state) {
        Sheet sheet = sheets.get(number);
        if (sheet == null) {
            return Optional.of(refused(Refusal.NO_SUCH_SHEET));
        }
        if (!sheet.counter().equals(counter)) {
            return Optional.of(refused(Refusal.OTHER_COUNTER));
        }
        return sheet.state() == state ? Optional.empty() : Optional.of(refused(Refusal.SHEET_NOT_SO));
    }

    private String account(String sheet) {
        Sheet known = sheets.get(sheet);
        if (known == null) {
            throw new IllegalStateException("a right names a sheet that is not in the table");
        }
        return known.counter();
    }

    private Answer done(Optional<String> right, RightState state, String number, Sheet sheet) {
        PrintRoom room = withSheet(number, sheet);
        Optional<String> held = state == RightState.OPEN ? Optional.empty() : Optional.of(number);
        return new Answer.Done(
                right.map(name -> room.withRight(name, new Right(state, held))).orElse(room));
    }

    private PrintRoom withRight(String name, Right right) {
        Map<String, Right> next = new TreeMap<>(rights);
        next.put(name, right);
        return new PrintRoom(next, sheets);
    }

    private PrintRoom withSheet(String number, Sheet sheet) {
        Map<String, Sheet> next = new TreeMap<>(sheets);
        next.put(number, sheet);
        return new PrintRoom(rights, next);
    }

    private static Answer refused(Refusal refusal) {
        return new Answer.Refused(refusal);
    }
}
