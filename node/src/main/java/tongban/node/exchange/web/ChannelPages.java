package tongban.node.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.Channels;
import tongban.node.exchange.Channels.Direction;
import tongban.node.web.Download;
import tongban.node.zone.Partner;
import tongban.node.zone.Partners;

/** Each channel: sizes, roots, what is not acknowledged, what went wrong; exports and proofs to take along. */
@Controller
class ChannelPages {

    private final Channels channels;
    private final Partners partners;
    private final InstantSource clock;

    ChannelPages(Channels channels, Partners partners, InstantSource clock) {
        this.channels = channels;
        this.partners = partners;
        this.clock = clock;
    }

    @GetMapping("/channels")
    String list(Model model) {
        List<ShownChannel> shown = partners.all().stream()
                .map(partner -> ShownChannel.of(partner, channels.state(partner.code()), clock.instant()))
                .toList();
        model.addAttribute("channels", shown);
        model.addAttribute("now", clock.instant());
        return "exchange/web/channels";
    }

    @GetMapping("/channels/{code}")
    String one(@PathVariable String code, Model model) {
        Partner partner = partner(code);
        model.addAttribute("channel", ShownChannel.of(partner, channels.state(partner.code()), clock.instant()));
        model.addAttribute("waiting", channels.waiting(partner.code()));
        model.addAttribute("now", clock.instant());
        return "exchange/web/channel";
    }

    @GetMapping("/channels/{code}/{direction}/export")
    void export(@PathVariable String code, @PathVariable String direction, HttpServletResponse response)
            throws IOException {
        Partner partner = partner(code);
        Direction which = direction(direction);
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Download.as(partner.code() + "-" + direction + ".tbx"));
        channels.export(partner.code(), which, response.getOutputStream());
    }

    @GetMapping("/channels/{code}/{direction}/{index}/proof")
    ResponseEntity<byte[]> proof(@PathVariable String code, @PathVariable String direction, @PathVariable long index) {
        Partner partner = partner(code);
        byte[] proof = channels.proof(partner.code(), direction(direction), index, true)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return Download.of(MediaType.TEXT_PLAIN, partner.code() + "-" + direction + "-" + index + ".proof", proof);
    }

    private Partner partner(String code) {
        return ZoneCode.read(code)
                .code()
                .flatMap(partners::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Direction direction(String word) {
        return Optional.ofNullable(Map.of("outgoing", Direction.OUTGOING, "incoming", Direction.INCOMING)
                        .get(word.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
