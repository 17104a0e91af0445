package tongban.node.web.shell;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tongban.node.web.HomeCard;

/** The first page after signing in, and the page that helps. */
@Controller
class HomePages {
    private final List<HomeCard> cards;

    HomePages(List<HomeCard> cards) {
        this.cards =
                cards.stream().sorted(Comparator.comparing(HomeCard::order)).toList();
    }

    @GetMapping("/")
    String home(HttpServletRequest request, Model model) {
        model.addAttribute(
                "cards",
                cards.stream()
                        .filter(card ->
                                card.roles().isEmpty() || card.roles().stream().anyMatch(request::isUserInRole))
                        .map(HomeCard::face)
                        .toList());
        return "web/home";
    }

    @GetMapping("/help")
    String help() {
        return "web/help";
    }
}
