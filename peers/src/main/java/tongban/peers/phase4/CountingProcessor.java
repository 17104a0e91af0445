package tongban.peers.phase4;

import com.helger.collection.commons.ICommonsList;
import com.helger.http.header.HttpHeaderMap;
import com.helger.phase4.attachment.WSS4JAttachment;
import com.helger.phase4.ebms3header.Ebms3SignalMessage;
import com.helger.phase4.ebms3header.Ebms3UserMessage;
import com.helger.phase4.error.AS4ErrorList;
import com.helger.phase4.incoming.IAS4IncomingMessageMetadata;
import com.helger.phase4.incoming.IAS4IncomingMessageState;
import com.helger.phase4.incoming.spi.AS4MessageProcessorResult;
import com.helger.phase4.incoming.spi.AS4SignalMessageProcessorResult;
import com.helger.phase4.incoming.spi.IAS4IncomingMessageProcessorSPI;
import com.helger.phase4.model.pmode.IPMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/** What the receiver does with a message: read the deciphered payload and count it. */
final class CountingProcessor implements IAS4IncomingMessageProcessorSPI {
    private final int payloadBytes;
    private final LongAdder received = new LongAdder();
    private final LongAdder unfit = new LongAdder();

    CountingProcessor(int payloadBytes) {
        this.payloadBytes = payloadBytes;
    }

    /** Messages whose payload was deciphered and had the agreed length. */
    long received() {
        return received.sum();
    }

    /** Messages without a checked signature, without encryption or of another length; any makes a measurement void. */
    long unfit() {
        return unfit.sum();
    }

    @Override
    public AS4MessageProcessorResult processAS4UserMessage(
            IAS4IncomingMessageMetadata metadata,
            HttpHeaderMap headers,
            Ebms3UserMessage message,
            IPMode mode,
            @Nullable Node payload,
            @Nullable ICommonsList<WSS4JAttachment> attachments,
            IAS4IncomingMessageState state,
            AS4ErrorList errors) {
        boolean secure = state.isSoapSignatureChecked() && state.isSoapDecrypted();
        if (!secure || attachments == null || attachments.size() != 1 || length(attachments.get(0)) != payloadBytes) {
            unfit.increment();
            return AS4MessageProcessorResult.createFailure();
        }
        received.increment();
        return AS4MessageProcessorResult.createSuccess();
    }

    @Override
    public AS4SignalMessageProcessorResult processAS4SignalMessage(
            IAS4IncomingMessageMetadata metadata,
            HttpHeaderMap headers,
            Ebms3SignalMessage message,
            @Nullable IPMode mode,
            IAS4IncomingMessageState state,
            AS4ErrorList errors) {
        return AS4SignalMessageProcessorResult.createSuccess();
    }

    @Override
    public void processAS4ResponseMessage(
            IAS4IncomingMessageMetadata metadata,
            IAS4IncomingMessageState state,
            String responseId,
            byte @Nullable [] response,
            boolean filled,
            AS4ErrorList errors) {}

    private static long length(WSS4JAttachment attachment) {
        try (InputStream in = attachment.getSourceStream()) {
            return in.readAllBytes().length;
        } catch (IOException unreadable) {
            return -1;
        }
    }
}
