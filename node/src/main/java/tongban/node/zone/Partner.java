package tongban.node.zone;

import java.net.URI;
import java.util.List;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.seal.PublicKey;
import tongban.kernel.seal.SignedNote;

/**
 * Another zone (伙伴区) that has joined this one, as its signed descriptor says.
 *
 * @param code its code
 * @param zh its official Chinese name
 * @param en its English name
 * @param seal its zone seal key, whose fingerprint both operators compared
 * @param sealCertificate the seal key's certificate, signed by itself, for files that others check
 * @param firstNodeKey the certificate of the node key with which its channels begin
 * @param incoming its log to this zone, in its own suite and epoch
 * @param publicChannel its public log
 * @param addresses where its node answers, https, in the order in which to try them
 * @param tlsPins SHA-256 of the public keys (SPKI) of the certificates that it shows there, base64
 */
public record Partner(
        ZoneCode code,
        String zh,
        String en,
        PublicKey seal,
        SignedNote sealCertificate,
        SignedNote firstNodeKey,
        ChannelName incoming,
        ChannelName publicChannel,
        List<URI> addresses,
        List<String> tlsPins) {

    public Partner {
        addresses = List.copyOf(addresses);
        tlsPins = List.copyOf(tlsPins);
    }
}
