package tongban.verifier.settlement;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tongban.kernel.settlement.Adjudication;
import tongban.kernel.settlement.ScopedBill;
import tongban.kernel.settlement.Scoping;
import tongban.kernel.settlement.ScopingAnswer;
import tongban.kernel.settlement.Settlement;
import tongban.kernel.settlement.SettlementAnswer;
import tongban.policy.insurance.InsuranceRules;
import tongban.policy.insurance.RulesAnswer;
import tongban.verifier.command.BadInput;
import tongban.verifier.command.Output;
import tongban.verifier.command.Verdict;

/** Settles a visit from a file, and says of every yuan who would pay it and why. */
@Command(name = "settlement", resourceBundle = "tongban.verifier.settlement.messages")
final class WhatIfSettlementCommand implements Callable<Integer> {
    private static final long BYTES_MOST = 1 << 20;

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private @Nullable Path file;

    @Override
    public Integer call() {
        Visit visit = Visit.read(
                new Member(output, "", JsonText.parse(output, text(Path.of(String.valueOf(file))))),
                InsuranceRules.shipped());
        if (visit.rules() instanceof RulesAnswer.NotFound none) {
            String word = none.missing().name();
            String from =
                    none.from() == null ? "" : output.text("from", none.from().toString());
            return notSettled("not-found", output.text("missing." + word, visit.placeName(), from));
        }
        RulesAnswer.Found found = (RulesAnswer.Found) visit.rules();
        return switch (Adjudication.settle(bill(visit), visit.coverage(found.rules()))) {
            case Settlement settlement -> show(new SettlementPage(output, visit, settlement, found.confidence()));
            case SettlementAnswer.CutNotFound cut ->
                notSettled(
                        "cut-not-found",
                        output.text(
                                "cutNotFound",
                                visit.placeName(),
                                cut.most().percent(),
                                cut.basis().citation()));
            case SettlementAnswer.AnotherYear year ->
                throw new IllegalStateException("a visit's accumulators are of its own year, not of " + year.year());
        };
    }

    private int show(SettlementPage page) {
        page.print();
        return output.finish(Verdict.WELL, page.object());
    }

    private int notSettled(String outcome, String text) {
        output.print(text);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("outcome", outcome);
        object.put("text", text);
        return output.finish(Verdict.FAILED, object);
    }

    private ScopedBill bill(Visit visit) {
        return switch (Scoping.of(visit.lines())) {
            case ScopedBill bill -> bill;
            case ScopingAnswer.NoLines none -> throw new BadInput(output.text("bad.noLines"));
            case ScopingAnswer.BillTooLarge large ->
                throw new BadInput(output.text("bad.billTooLarge", Scoping.MOST.toString()));
            case ScopingAnswer.LineRefused refused ->
                throw new BadInput(
                        output.text("fault." + refused.fault().name(), refused.line() - 1, Scoping.MOST.toString()));
        };
    }

    private String text(Path path) {
        try {
            if (Files.size(path) > BYTES_MOST) {
                throw new BadInput(output.text("bad.fileTooLarge", path, BYTES_MOST));
            }
            byte[] bytes = Files.readAllBytes(path);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException fault) {
            throw new BadInput(output.text("bad.notUtf8", path), fault);
        } catch (IOException fault) {
            throw new BadInput(output.text("bad.unreadable", path), fault);
        }
    }
}
