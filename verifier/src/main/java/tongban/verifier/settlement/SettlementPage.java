package tongban.verifier.settlement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tongban.kernel.law.LegalReference;
import tongban.kernel.money.Fen;
import tongban.kernel.settlement.Accumulators;
import tongban.kernel.settlement.Amounts;
import tongban.kernel.settlement.CareLine;
import tongban.kernel.settlement.Scope;
import tongban.kernel.settlement.Settlement;
import tongban.kernel.settlement.Step;
import tongban.verifier.command.Output;
import tongban.verifier.command.TextTable;

/** Shows a settlement: its lines, its amounts by their fields, and every step with what it rests on. */
final class SettlementPage {
    private final Output output;
    private final Visit visit;
    private final Settlement settlement;
    private final String confidence;

    SettlementPage(Output output, Visit visit, Settlement settlement, String confidence) {
        this.output = output;
        this.visit = visit;
        this.settlement = settlement;
        this.confidence = confidence;
    }

    void print() {
        output.say("title", visit.placeName(), visit.date().toString());
        if (!confidence.equals("H")) {
            output.say("confidence." + confidence);
        }
        output.print("");
        printSteps();
        output.print("");
        printAmounts();
        Accumulators after = settlement.usedAfter();
        output.print("");
        output.say(
                "after",
                String.valueOf(after.year()),
                after.deductible().toString(),
                after.pool().toString());
    }

    private void printSteps() {
        int number = 1;
        for (Step step : settlement.steps()) {
            String basis = basis(step);
            output.print(number++ + ". " + text(step) + (basis.isEmpty() ? "" : " " + output.text("basis", basis)));
        }
    }

    private void printAmounts() {
        TextTable table = new TextTable(2);
        Amounts amounts = settlement.amounts();
        amounts.byField().forEach((field, amount) -> {
            if (amount.amount() != 0 || output.hasText("always." + field)) {
                table.row(output.text("field." + field), amount.toString(), field);
            }
        });
        table.row(output.text("field.pool_prop_selfpay"), settlement.poolRatio().percent(), "pool_prop_selfpay");
        table.lines().forEach(output::print);
    }

    Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("outcome", "settled");
        object.put("confidence", confidence);
        Map<String, Object> amounts = new LinkedHashMap<>();
        settlement.amounts().byField().forEach((field, amount) -> amounts.put(field, amount.toString()));
        amounts.put("pool_prop_selfpay", settlement.poolRatio().toString());
        amounts.put("balc", settlement.balanceAfter().toString());
        object.put("amounts", amounts);
        object.put("lines", lines());
        Accumulators after = settlement.usedAfter();
        Map<String, Object> used = new LinkedHashMap<>();
        used.put("year", after.year());
        used.put("deductible", after.deductible().toString());
        used.put("pool", after.pool().toString());
        object.put("usedAfter", used);
        object.put("steps", settlement.steps().stream().map(this::step).toList());
        return object;
    }

    private List<Object> lines() {
        List<Object> lines = new ArrayList<>();
        List<Fen> fund = settlement.fundByLine();
        for (int i = 0; i < fund.size(); i++) {
            CareLine line = settlement.bill().lines().get(i);
            Scope scope = settlement.bill().scopes().get(i);
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("class", line.itemClass().name());
            object.put("det_item_fee_sumamt", scope.total().toString());
            object.put("selfpay_prop", line.firstSelfPay().toString());
            object.put("fulamt_ownpay_amt", scope.fullSelfPay().toString());
            object.put("overlmt_amt", scope.overLimit().toString());
            object.put("preselfpay_amt", scope.firstSelfPay().toString());
            object.put("inscp_scp_amt", scope.inScope().toString());
            object.put("fund", fund.get(i).toString());
            lines.add(object);
        }
        return lines;
    }

    private Map<String, Object> step(Step step) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("rule", step.rule().id());
        object.put("line", step.line() == 0 ? null : step.line());
        object.put("of", step.of().toString());
        object.put("limit", step.limit().toString());
        object.put("ratio", step.ratio().toString());
        object.put("result", step.result().toString());
        object.put("basis", basis(step));
        object.put("href", step.basis() == null ? null : step.basis().href());
        object.put("text", text(step));
        return object;
    }

    private String text(Step step) {
        String key = "step." + step.rule().id();
        String withLimit = key + ".limit";
        boolean limited = output.hasText(withLimit) && step.limit().amount() != 0;
        return output.text(
                limited ? withLimit : key,
                step.line(),
                step.of().toString(),
                step.limit().toString(),
                step.ratio().percent(),
                step.result().toString());
    }

    private String basis(Step step) {
        @Nullable LegalReference reference = step.basis();
        if (reference != null) {
            return Visit.isByHand(reference) ? output.text("byHand", reference.law()) : reference.citation();
        }
        return step.line() == 0 ? "" : visit.priceList().isEmpty() ? output.text("priceList") : visit.priceList();
    }
}
