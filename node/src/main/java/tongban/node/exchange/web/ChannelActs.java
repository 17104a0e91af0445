package tongban.node.exchange.web;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tongban.kernel.channel.OrderingKey;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.Answer;
import tongban.node.exchange.Busy;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Hello;
import tongban.node.operator.Acts;
import tongban.node.operator.Requires;
import tongban.node.operator.Role;
import tongban.node.web.Flash;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;

/** What an operator does with a channel: say hello, try again what waits, give it up. */
@Controller
class ChannelActs {

    private static final int KEY_DIGITS = 32;

    private final Channels channels;
    private final Hello hello;
    private final Partners partners;
    private final Acts acts;
    private final TransactionTemplate transaction;

    ChannelActs(Channels channels, Hello hello, Partners partners, Acts acts, PlatformTransactionManager transactions) {
        this.channels = channels;
        this.hello = hello;
        this.partners = partners;
        this.acts = acts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The address at which the form is shown again after a switch of language. */
    @GetMapping("/channels/{code}/hello")
    String again(@PathVariable String code) {
        return "redirect:/channels/" + partner(code).code();
    }

    @PostMapping("/channels/{code}/hello")
    @Requires(Role.OPERATOR)
    String hello(@PathVariable String code, Model model) throws InterruptedException {
        Partner partner = partner(code);
        long begun = System.nanoTime();
        model.addAttribute("partner", partner);
        try {
            Answer answer = hello.say(partner.code(), "\"您好\"".getBytes(StandardCharsets.UTF_8))
                    .get(Hello.WITHIN.toSeconds() + 1, TimeUnit.SECONDS);
            model.addAttribute("millis", (System.nanoTime() - begun) / 1_000_000.0);
            shows(answer, model);
        } catch (Busy busy) {
            model.addAttribute("outcome", "busy");
        } catch (ExecutionException | TimeoutException late) {
            model.addAttribute("outcome", "unknown");
        }
        record("exchange.act.hello", partner);
        return "exchange/web/hello";
    }

    private static void shows(Answer answer, Model model) {
        model.addAttribute("answer", answer);
        switch (answer) {
            case Answer.Answered answered -> {
                model.addAttribute("outcome", "answered");
                model.addAttribute("words", new String(answered.body(), StandardCharsets.UTF_8));
            }
            case Answer.Refused refused -> {
                model.addAttribute("outcome", "refused");
                model.addAttribute("provision", refused.provision().orElse(""));
            }
            case Answer.Unknown unknown -> model.addAttribute("outcome", "unknown");
            case Answer.NotSent notSent -> model.addAttribute("outcome", "not-sent");
        }
    }

    @PostMapping("/channels/{code}/waiting")
    @Requires(Role.OPERATOR)
    String again(
            @PathVariable String code,
            @RequestParam String key,
            @RequestParam Optional<String> giveUp,
            RedirectAttributes redirect) {
        Partner partner = partner(code);
        try {
            int released = channels.retry(partner.code(), key(key), giveUp.isPresent());
            record(giveUp.isPresent() ? "exchange.act.dismissed" : "exchange.act.retried", partner);
            if (released > 0) {
                Flash.done(redirect, "exchange.retried", Integer.toString(released));
            } else {
                Flash.warn(redirect, "exchange.retried.none");
            }
        } catch (Busy busy) {
            Flash.warn(redirect, "exchange.busy");
        }
        return "redirect:/channels/" + partner.code();
    }

    private void record(String act, Partner partner) {
        transaction.executeWithoutResult(status -> acts.record(
                act, partner.zh(), Map.of("exchange.partner", partner.code().value())));
    }

    private static OrderingKey key(String hex) {
        if (hex.length() != KEY_DIGITS || !hex.matches("[0-9a-f]+")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        long high = HexFormat.fromHexDigitsToLong(hex, 0, KEY_DIGITS / 2);
        long low = HexFormat.fromHexDigitsToLong(hex, KEY_DIGITS / 2, KEY_DIGITS);
        return new OrderingKey(high, low);
    }

    private Partner partner(String code) {
        return ZoneCode.read(code)
                .code()
                .flatMap(partners::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
