package tongban.peers.phase4;

import com.helger.httpclient.HttpClientFactory;
import com.helger.mime.CMimeType;
import com.helger.phase4.attachment.AS4OutgoingAttachment;
import com.helger.phase4.crypto.ECryptoAlgorithmCrypt;
import com.helger.phase4.crypto.ECryptoAlgorithmSign;
import com.helger.phase4.crypto.ECryptoAlgorithmSignDigest;
import com.helger.phase4.crypto.ECryptoKeyEncryptionAlgorithm;
import com.helger.phase4.dump.IAS4IncomingDumper;
import com.helger.phase4.dump.IAS4OutgoingDumper;
import com.helger.phase4.model.pmode.IPMode;
import com.helger.phase4.sender.AS4Sender;
import com.helger.phase4.sender.EAS4UserMessageSendResult;
import java.util.Random;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;

/** The sending end: one signed and encrypted message a call, done when the signed receipt has come back. */
final class Sender implements AutoCloseable {
    private final KeyPairs keys;
    private final IPMode mode;
    private final String endpoint;
    private final KeptConnections connections = new KeptConnections();

    Sender(KeyPairs keys, IPMode mode, String endpoint) {
        this.keys = keys;
        this.mode = mode;
        this.endpoint = endpoint;
    }

    /** A payload that no compression shortens and that differs each time. */
    static byte[] payload(Random random, int bytes) {
        byte[] payload = new byte[bytes];
        random.nextBytes(payload);
        return payload;
    }

    boolean roundTrip(byte[] payload) {
        return roundTrip(payload, null, null);
    }

    /** The same with ears on the wire, for tests. */
    boolean roundTrip(byte[] payload, @Nullable IAS4OutgoingDumper sent, @Nullable IAS4IncomingDumper received) {
        EAS4UserMessageSendResult result = AS4Sender.builderUserMessage()
                .httpClientFactory(connections)
                .cryptoFactory(keys.factory())
                .as4ProfileID(Agreement.PROFILE)
                .pmode(mode)
                .endpointURL(endpoint)
                .fromPartyID(Agreement.SENDER)
                .fromRole("sender")
                .toPartyID(Agreement.RECEIVER)
                .toRole("receiver")
                .service(Agreement.SERVICE)
                .action(Agreement.ACTION)
                .receiverCertificate(keys.certificate())
                .withSigningParams(signing -> signing.setAlgorithmSign(ECryptoAlgorithmSign.RSA_SHA_256)
                        .setAlgorithmSignDigest(ECryptoAlgorithmSignDigest.DIGEST_SHA_256))
                .withCryptParams(encryption -> encryption
                        .setAlgorithmCrypt(ECryptoAlgorithmCrypt.AES_128_GCM)
                        .setKeyEncAlgorithm(ECryptoKeyEncryptionAlgorithm.RSA_OAEP_XENC11))
                .outgoingDumper(sent)
                .incomingDumper(received)
                .payload(AS4OutgoingAttachment.builder().data(payload).mimeType(CMimeType.APPLICATION_OCTET_STREAM))
                .sendMessageAndCheckForReceipt();
        return result.isSuccess();
    }

    @Override
    public void close() {
        connections.pool.close();
    }

    /** By itself phase4 opens a connection for each message; kept ones are faster, and the peer gets its best. */
    private static final class KeptConnections extends HttpClientFactory {
        private final PoolingHttpClientConnectionManager pool = new PoolingHttpClientConnectionManager();

        KeptConnections() {
            pool.setMaxTotal(64);
            pool.setDefaultMaxPerRoute(64);
        }

        @Override
        public HttpClientConnectionManager createConnectionManager(TlsSocketStrategy strategy) {
            return pool;
        }

        @Override
        public HttpClientBuilder createHttpClientBuilder() {
            return super.createHttpClientBuilder().setConnectionManagerShared(true);
        }
    }
}
