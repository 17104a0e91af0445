package tongban.node.portal.web;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import tongban.node.identity.SignIn;

/** What all pages of the portal have: who has signed in, the way to sign in, and a page for what is not theirs. */
@ControllerAdvice(basePackageClasses = PortalAdvice.class)
class PortalAdvice {

    private final Visits visits;

    PortalAdvice(Visits visits) {
        this.visits = visits;
    }

    @ModelAttribute
    void visitor(Model model) {
        visits.now().ifPresent(applicant -> model.addAttribute("applicant", applicant));
    }

    @ExceptionHandler(Visits.SignInFirst.class)
    String signIn(Visits.SignInFirst first) {
        return "redirect:" + SignIn.address(first.level(), first.back());
    }

    /** A page of its own answers: what every page shows is not put together for an exception. */
    @ExceptionHandler(Visits.NotYours.class)
    String notYours() {
        return "forward:" + NothingPage.ADDRESS;
    }
}
