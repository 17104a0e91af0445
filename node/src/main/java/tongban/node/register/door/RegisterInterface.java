package tongban.node.register.door;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.Callers;
import tongban.node.register.RegisterKind;
import tongban.node.register.RegisterOutcome;
import tongban.node.register.RegisterQuestions;
import tongban.node.web.Problems;

/**
 * {@code POST /api/register/v1/{zone}/person|company} for programs of this zone, which show a caller's token: 200 with
 * evidence, 202 with a verification that goes on by itself, or a problem (RFC 9457) with cause and cure.
 */
@RestController
@ConditionalOnProperty("tongban.zone.file")
@RequestMapping("/api/register/v1")
class RegisterInterface {

    private static final int BODY_MAX = 64 * 1024;
    private static final long FORGOTTEN_MAX = 32L * 1024 * 1024;

    private final RegisterQuestions questions;
    private final Callers callers;
    private final Problems problems;

    RegisterInterface(RegisterQuestions questions, Callers callers, Problems problems) {
        this.questions = questions;
        this.callers = callers;
        this.problems = problems;
    }

    @PostMapping("/{zone}/{register}")
    ResponseEntity<?> ask(
            @PathVariable String zone, @PathVariable String register, HttpServletRequest request, Locale locale)
            throws IOException {
        if (!callers.admits(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            return noCaller(locale);
        }
        Optional<ZoneCode> code = ZoneCode.read(zone).code();
        Optional<RegisterKind> kind = RegisterKind.of(register);
        if (code.isEmpty() || kind.isEmpty()) {
            return problems.answer(HttpStatus.NOT_FOUND, "register.problem.path", locale);
        }
        byte[] body = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            // Whoever still writes reads no answer; so much is taken and forgotten.
            request.getInputStream().skip(FORGOTTEN_MAX);
            return problems.answer(HttpStatus.CONTENT_TOO_LARGE, "register.problem.oversize", locale, BODY_MAX);
        }
        try {
            return shown(questions.ask(InquiryReading.read(code.get(), kind.get(), body)), locale);
        } catch (InquiryReading.Wrong wrong) {
            ProblemDetail problem = problems.of(
                    HttpStatus.UNPROCESSABLE_CONTENT, "register.problem." + wrong.key(), locale, wrong.allowed());
            if (!wrong.member().isEmpty()) {
                problem.setProperty("member", wrong.member());
            }
            return ResponseEntity.unprocessableContent()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
    }

    @GetMapping("/verification/{id}")
    ResponseEntity<?> verification(@PathVariable String id, HttpServletRequest request, Locale locale) {
        if (!callers.admits(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            return noCaller(locale);
        }
        return uuid(id).flatMap(questions::verification)
                .<ResponseEntity<?>>map(state -> ResponseEntity.ok(Shown.verification(state)))
                .orElseGet(() -> problems.answer(HttpStatus.NOT_FOUND, "register.problem.no-verification", locale));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private ResponseEntity<?> noCaller(Locale locale) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.of(HttpStatus.UNAUTHORIZED, "register.problem.no-caller", locale));
    }

    private ResponseEntity<?> shown(RegisterOutcome outcome, Locale locale) {
        return switch (outcome) {
            case RegisterOutcome.Given given -> ResponseEntity.ok(Shown.evidence(given.evidence()));
            case RegisterOutcome.SourceUnavailable away ->
                ResponseEntity.accepted().body(Shown.unavailable(away));
            case RegisterOutcome.Refused refused -> {
                String provision = refused.provision().map(words -> words + "：").orElse("");
                ProblemDetail problem = problems.of(
                        HttpStatus.FORBIDDEN, "register.problem.refused", locale, provision + refused.sentence());
                problem.setProperty("reason", refused.reason());
                refused.provision().ifPresent(words -> problem.setProperty("provision", words));
                yield ResponseEntity.status(HttpStatus.FORBIDDEN)
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(problem);
            }
        };
    }
}
