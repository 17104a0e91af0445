package tongban.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static tongban.kernel.seal.Keys.hex;
import static tongban.kernel.seal.Keys.utf8;

import java.math.BigInteger;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the standards themselves. */
class PublishedVectorsTest {

    private static final byte[] NO_PREFIX = {};

    /** GB/T 32918.5-2017 appendix A.2, the same as GM/T 0003.5-2012 appendix A.2. */
    private static final byte[] SM2_SECRET = hex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8");

    private static final byte[] SM2_PUBLIC =
            hex("04" + "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
                    + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
    private static final byte[] SM2_K = hex("59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21");
    private static final byte[] SM2_SIGNATURE = hex("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
            + "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA");

    @ParameterizedTest
    @CsvSource({
        // GB/T 32905-2016 appendix A.1 and A.2.
        "SM2_SM3, abc, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "SM2_SM3, abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd,"
                + " debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
        // FIPS 180-4, example "abc".
        "ED25519_SHA256, abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    })
    void hashesAsTheStandardsSay(Suite suite, String message, String expected) {
        assertThat(HexFormat.of().formatHex(suite.hash(utf8(message)))).isEqualTo(expected);
    }

    @Test
    void signsTheExampleOfTheSm2StandardWithItsK() {
        var signing = new Sm2Signing(new BigInteger(1, SM2_SECRET), Keys.fixed(SM2_K));

        assertThat(signing.publicBytes()).isEqualTo(SM2_PUBLIC);
        assertThat(signing.sign(NO_PREFIX, utf8("message digest"))).isEqualTo(SM2_SIGNATURE);
        assertThat(signing.sign(utf8("message "), utf8("digest")))
                .as("the prefix and the message are signed as one, and a signer can be used again")
                .isEqualTo(SM2_SIGNATURE);
    }

    @Test
    void verifiesTheExampleOfTheSm2Standard() {
        Verification verification = Sm2Verification.read(SM2_PUBLIC).orThrow();

        assertThat(verification.verifies(NO_PREFIX, utf8("message digest"), SM2_SIGNATURE))
                .isTrue();
        assertThat(verification.verifies(NO_PREFIX, utf8("message digesu"), SM2_SIGNATURE))
                .isFalse();
        assertThat(verification.verifies(NO_PREFIX, utf8("message digest"), SM2_SIGNATURE))
                .as("a failed verification leaves nothing behind")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // RFC 8032 section 7.1, tests 1 to 3.
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + " d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a, '',"
                + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd2"
                + "5bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + " 3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c, 72,"
                + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c38"
                + "7b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
                + " fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025, af82,"
                + " 6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a"
                + "7c15e9716ed28dc027beceea1ec40a",
    })
    void signsAndVerifiesTheExamplesOfRfc8032(String seed, String publicKey, String message, String signature) {
        var signing = new Ed25519Signing(hex(seed));

        assertThat(signing.publicBytes()).isEqualTo(hex(publicKey));
        assertThat(signing.sign(NO_PREFIX, hex(message))).isEqualTo(hex(signature));
        assertThat(Ed25519Verification.read(hex(publicKey)).orThrow().verifies(NO_PREFIX, hex(message), hex(signature)))
                .isTrue();
    }
}
