package tongban.verifier.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tongban.kernel.channel.Acknowledgement;
import tongban.kernel.channel.ChannelName;
import tongban.kernel.channel.Checkpoint;
import tongban.kernel.code.ZoneCode;
import tongban.kernel.merkle.Digest;
import tongban.kernel.seal.Suite;

/** What an export says of other logs. */
class ClaimsTest {

    private static final ZoneCode HERE = new ZoneCode("yanshi-a");
    private static final ZoneCode THERE = new ZoneCode("yanshi-b");

    @Test
    void anAcknowledgementSpeaksOfALaterEpochOnlyAfterOneThatWentBack() {
        Claims claims = new Claims();
        acknowledging(claims, 3);
        acknowledging(claims, 5);
        acknowledging(claims, 5);
        acknowledging(claims, 1);
        acknowledging(claims, 2);
        ChannelName first = ChannelName.between(THERE, HERE, 1, Suite.SM2_SM3);
        ChannelName second = ChannelName.between(THERE, HERE, 2, Suite.SM2_SM3);
        ChannelName third = ChannelName.between(THERE, HERE, 3, Suite.SM2_SM3);
        assertThat(claims.all()).extracting(Claims.Claim::size).containsExactly(3L, 5L, 1L, 2L);
        assertThat(claims.all()).allMatch(claim -> claim.isAbout(first) && claim.isAbout(second));
        assertThat(claims.all()).allMatch(claim -> claim.isCertainlyAbout(first));
        assertThat(claims.all())
                .filteredOn(claim -> claim.isCertainlyAbout(second))
                .extracting(Claims.Claim::size)
                .containsExactly(1L, 2L);
        assertThat(claims.all()).noneMatch(claim -> claim.isCertainlyAbout(third));
    }

    private static void acknowledging(Claims claims, long size) {
        byte[] root = new byte[Digest.LENGTH];
        root[0] = (byte) size;
        claims.head(
                new Checkpoint(
                        ChannelName.between(HERE, THERE, 1, Suite.SM2_SM3),
                        0,
                        Digest.of(new byte[Digest.LENGTH]),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Optional.of(new Acknowledgement(size, Digest.of(root))),
                        List.of()),
                0);
    }
}
