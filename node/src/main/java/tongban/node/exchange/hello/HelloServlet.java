package tongban.node.exchange.hello;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tongban.kernel.code.ZoneCode;
import tongban.node.exchange.Answer;
import tongban.node.exchange.Busy;
import tongban.node.exchange.Callers;
import tongban.node.exchange.Hello;
import tongban.node.exchange.door.Problem;

/**
 * {@code POST /api/exchange/v1/{partner}/hello} for programs of this zone, which show a caller's token: the body is a
 * JSON value of at most 64 KiB, the answer is the partner's, with its place in the log in {@code Tongban-Index}; so is
 * a signed refusal's. What is read with GET is {@link ChannelReading}'s.
 */
public final class HelloServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Pattern PATH = Pattern.compile("/([a-z0-9-]{2,32})/hello");
    private static final int BODY_MAX = 64 * 1024;
    private static final int BEYOND_NOT_AFTER_SECONDS = 5;

    private final transient Hello hello;
    private final transient ChannelReading reading;
    private final transient Callers callers;

    public HelloServlet(Hello hello, ChannelReading reading, Callers callers) {
        this.hello = hello;
        this.reading = reading;
        this.callers = callers;
    }

    private boolean admits(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (callers.admits(request.getHeader("Authorization"))) {
            return true;
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        Problem.write(response, 401, "no-caller", "show the token of a caller of this zone: Authorization: Bearer …");
        return false;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (admits(request, response)) {
            reading.answer(request.getPathInfo() == null ? "" : request.getPathInfo(), response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!admits(request, response)) {
            return;
        }
        Matcher path = PATH.matcher(request.getPathInfo() == null ? "" : request.getPathInfo());
        Optional<ZoneCode> partner =
                path.matches() ? ZoneCode.read(path.group(1)).code() : Optional.empty();
        if (partner.isEmpty()) {
            Problem.write(response, 404, "no-partner", "the path is /api/exchange/v1/{partner}/hello");
            return;
        }
        byte[] words = request.getInputStream().readNBytes(BODY_MAX + 1);
        if (words.length == 0 || words.length > BODY_MAX) {
            Problem.write(response, 413, "oversize", "a greeting is a JSON value of 1 to " + BODY_MAX + " bytes");
            return;
        }
        say(partner.get(), words, response);
    }

    private void say(ZoneCode partner, byte[] words, HttpServletResponse response) throws IOException {
        try {
            long patience = Hello.WITHIN.toSeconds() + BEYOND_NOT_AFTER_SECONDS;
            answer(hello.say(partner, words).get(patience, TimeUnit.SECONDS), response);
        } catch (Busy busy) {
            Problem.busy(response, "busy", String.valueOf(busy.getMessage()));
        } catch (IllegalArgumentException unknown) {
            Problem.write(response, 404, "no-partner", String.valueOf(unknown.getMessage()));
        } catch (ExecutionException | TimeoutException fault) {
            Problem.write(response, 504, "unknown", "no answer in time; whether it was heard is not known");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            Problem.busy(response, "stopping", "this node stops; ask again");
        }
    }

    private static void answer(Answer answer, HttpServletResponse response) throws IOException {
        switch (answer) {
            case Answer.Answered answered -> {
                response.setContentType("application/json");
                response.setHeader("Tongban-Index", Long.toString(answered.index()));
                response.setContentLength(answered.body().length);
                response.getOutputStream().write(answered.body());
            }
            case Answer.Refused refused -> {
                if (refused.index() >= 0) {
                    response.setHeader("Tongban-Index", Long.toString(refused.index()));
                }
                String article = refused.provision().map(words -> words + ": ").orElse("");
                Problem.write(response, 403, refused.reason(), article + refused.sentence());
            }
            case Answer.Unknown unknown ->
                Problem.write(response, 504, "unknown", "no answer in time; whether it was heard is not known");
            case Answer.NotSent notSent ->
                Problem.write(response, 504, "not-sent", "the partner could not be reached in time; nothing happened");
        }
    }
}
