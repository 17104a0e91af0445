package tongban.node.exchange.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.SignedNote;
import tongban.kernel.zone.Descriptor;
import tongban.node.zone.AcceptedDescriptor;
import tongban.node.zone.Candidate;
import tongban.node.zone.Candidate.Standing;
import tongban.node.zone.Descriptors;
import tongban.node.zone.FoundedZone;
import tongban.node.zone.Joining;
import tongban.node.zone.ZoneAnswer;
import tongban.node.zone.ZoneRefusal;

/** What the door answers to whoever brings a descriptor, by what the zone module makes of it. */
class DescriptorServletTest {

    private final List<String> accepted = new ArrayList<>();
    private SignedNote note;
    private ZoneAnswer<Candidate> judged;

    @BeforeEach
    void found(@TempDir Path folder) {
        FoundedZone zone = FoundedZone.in(folder, "yanshi");
        note = zone.folder().descriptor().orThrow();
        judged = done(Standing.NEW);
    }

    @Test
    void givesTheNewestAsItWasSigned() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/exchange/v1/descriptor");
        servlet().service(request, response);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsByteArray()).isEqualTo(note.encode());
    }

    @Test
    void aPartnersNewerOneIsAccepted() throws Exception {
        judged = done(Standing.RENEWAL);
        assertThat(brought(note.encode()).getStatus()).isEqualTo(204);
        assertThat(accepted).containsExactly("node");
    }

    @Test
    void aStrangersIsNot() throws Exception {
        judged = done(Standing.NEW);
        MockHttpServletResponse response = brought(note.encode());
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentAsString()).contains("no-partner");
        assertThat(accepted).isEmpty();
    }

    @Test
    void whatTheSealDoesNotHoldIsRefusedWithTheCause() throws Exception {
        judged = ZoneAnswer.refused(ZoneRefusal.Cause.OLDER_DESCRIPTOR, 1, 2, 1, 1);
        MockHttpServletResponse response = brought("whatever".getBytes(StandardCharsets.UTF_8));
        assertThat(response.getStatus()).isEqualTo(409);
        assertThat(response.getContentAsString()).contains("descriptor-refused", "serial 1", "traceId");
        assertThat(accepted).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNotRead() throws Exception {
        judged = done(Standing.RENEWAL);
        assertThat(brought(new byte[64 * 1024 + 1]).getStatus()).isEqualTo(413);
        assertThat(accepted).isEmpty();
    }

    private ZoneAnswer<Candidate> done(Standing standing) {
        return ZoneAnswer.done(new Candidate(Descriptor.read(note).orThrow(), note, standing));
    }

    private MockHttpServletResponse brought(byte[] body) throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/exchange/v1/descriptor");
        request.setContent(body);
        MockHttpServletResponse response = new MockHttpServletResponse();
        servlet().service(request, response);
        return response;
    }

    private DescriptorServlet servlet() {
        return new DescriptorServlet(new OwnOnly(note), new Joining() {
            @Override
            public ZoneAnswer<Candidate> read(byte[] descriptor) {
                return judged;
            }

            @Override
            public ZoneAnswer<Candidate> accept(byte[] descriptor, String fingerprint, String by) {
                assertThat(fingerprint).isEmpty();
                accepted.add(by);
                return judged;
            }
        });
    }

    /** A zone that knows nobody. */
    private record OwnOnly(SignedNote ownNote) implements Descriptors {

        @Override
        public Descriptor own() {
            return Descriptor.read(ownNote).orThrow();
        }

        @Override
        public Optional<AcceptedDescriptor> of(ZoneCode partner) {
            return Optional.empty();
        }

        @Override
        public List<AcceptedDescriptor> versions(ZoneCode partner) {
            return List.of();
        }
    }
}
