package tongban.node.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;
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

    @ExceptionHandler(Visits.NotYours.class)
    ModelAndView notYours(HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        return new ModelAndView("portal/web/not-yours");
    }
}
