package tongban.node.exchange.renewal;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import tongban.node.exchange.door.Problem;
import tongban.node.zone.Candidate;
import tongban.node.zone.Candidate.Standing;
import tongban.node.zone.Descriptors;
import tongban.node.zone.Joining;
import tongban.node.zone.ZoneAnswer;

/**
 * {@code GET /exchange/v1/descriptor}: this zone's newest descriptor as its seal key signed it, for anyone.
 * {@code POST} brings a partner's newer one, which is in force at once when the seal key that two people compared has
 * signed it. Who brings it does not matter, nor with which key.
 */
final class DescriptorServlet extends HttpServlet {

    static final int DESCRIPTOR_MAX = 64 * 1024;

    /** Who accepted it, in the record. */
    static final String BY = "node";

    private static final long serialVersionUID = 1;

    private final transient Descriptors descriptors;
    private final transient Joining joining;

    DescriptorServlet(Descriptors descriptors, Joining joining) {
        this.descriptors = descriptors;
        this.joining = joining;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] note = descriptors.ownNote().encode();
        response.setContentType("text/plain;charset=UTF-8");
        response.setContentLength(note.length);
        response.getOutputStream().write(note);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] note = request.getInputStream().readNBytes(DESCRIPTOR_MAX + 1);
        if (note.length > DESCRIPTOR_MAX) {
            Problem.write(response, 413, "oversize", "a descriptor has at most " + DESCRIPTOR_MAX + " bytes");
            return;
        }
        switch (joining.read(note)) {
            case ZoneAnswer.Refused<Candidate> refused -> refuse(response, refused);
            case ZoneAnswer.Done<Candidate> read -> {
                if (read.value().standing() == Standing.NEW) {
                    Problem.write(response, 403, "no-partner", "this zone has not joined; exchange descriptors first");
                } else if (joining.accept(note, "", BY) instanceof ZoneAnswer.Refused<Candidate> refused) {
                    refuse(response, refused);
                } else {
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                }
            }
        }
    }

    private static void refuse(HttpServletResponse response, ZoneAnswer.Refused<Candidate> refused) throws IOException {
        Problem.write(response, 409, "descriptor-refused", refused.refusal().sentence(Locale.ENGLISH));
    }
}
