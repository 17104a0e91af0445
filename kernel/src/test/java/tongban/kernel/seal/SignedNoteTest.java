package tongban.kernel.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tongban.kernel.seal.Keys.utf8;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tongban.kernel.seal.SealRefusal.Cause;

class SignedNoteTest {

    private static final String TEXT = "tongban/1/checkpoint\n成都高新区 → 内江高新区\n\nsize 256\n";
    private static final String SIGNATURE = "A".repeat(86) + "==";
    private static final String LINE = "— cdgxq 0123456789abcdef " + SIGNATURE + "\n";

    private final PrivateKey key = Keys.key(Suite.ED25519_SHA256, 1);

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWrote(Suite suite) {
        PrivateKey one = Keys.key(suite, 1);
        PrivateKey two = Keys.key(suite, 2);
        SignedNote note =
                SignedNote.sign(TEXT, Purpose.CHECKPOINT, "cdgxq", one).alsoSigned(Purpose.CHECKPOINT, "cdgxq", two);
        SignedNote read = SignedNote.decode(note.encode()).orThrow();

        assertThat(read).isEqualTo(note).hasSameHashCodeAs(note);
        assertThat(read.encode()).isEqualTo(note.encode());
        assertThat(read.text()).isEqualTo(TEXT);
        assertThat(read.signedBy(one.publicKey(), Purpose.CHECKPOINT)).isTrue();
        assertThat(read.signedBy(two.publicKey(), Purpose.CHECKPOINT)).isTrue();
        assertThat(read.signedBy("cdgxq", two.publicKey(), Purpose.CHECKPOINT)).isTrue();
        assertThat(read.signedBy("njgxq", two.publicKey(), Purpose.CHECKPOINT)).isFalse();
        assertThat(read.signedBy(one.publicKey(), Purpose.COMPACT)).isFalse();
        assertThat(read.signedBy(Keys.key(suite, 3).publicKey(), Purpose.CHECKPOINT))
                .isFalse();
    }

    @Test
    void writesTheFormOfTheProtocol() {
        SignedNote note = SignedNote.sign("text\n", Purpose.CHECKPOINT, "cdgxq", key);

        assertThat(new String(note.encode(), StandardCharsets.UTF_8))
                .matches("text\n\n— cdgxq " + key.publicKey().id() + " [A-Za-z0-9+/]{86}==\n");
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedOrUnverifiedWithAnyBitChangedAnyByteLostAndAnyByteMore(Suite suite) {
        PrivateKey signer = Keys.key(suite, 1);
        byte[] good = SignedNote.sign("size 1\n\nroot é\n", Purpose.CHECKPOINT, "cdgxq", signer)
                .encode();
        assertThat(holds(good, signer)).isTrue();
        for (int at = 0; at < good.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = good.clone();
                changed[at] ^= (byte) (1 << bit);
                assertThat(holds(changed, signer)).as("byte %d bit %d", at, bit).isFalse();
            }
            byte[] shorter = new byte[good.length - 1];
            System.arraycopy(good, 0, shorter, 0, at);
            System.arraycopy(good, at + 1, shorter, at, good.length - at - 1);
            assertThat(holds(shorter, signer)).as("without byte %d", at).isFalse();
            for (byte more : new byte[] {'\n', ' ', '=', 'A', '\r'}) {
                byte[] longer = new byte[good.length + 1];
                System.arraycopy(good, 0, longer, 0, at);
                longer[at] = more;
                System.arraycopy(good, at, longer, at + 1, good.length - at);
                assertThat(holds(longer, signer))
                        .as("%d before byte %d", more, at)
                        .isFalse();
            }
        }
        assertThat(holds(Arrays.copyOf(good, good.length + 1), signer)).isFalse();
    }

    private static boolean holds(byte[] bytes, PrivateKey signer) {
        return SignedNote.decode(bytes) instanceof Reading.Well<SignedNote> well
                && well.value().signedBy("cdgxq", signer.publicKey(), Purpose.CHECKPOINT);
    }

    @ParameterizedTest
    @CsvSource({
        "EMPTY, 0, ''",
        "NO_FINAL_LINE_FEED, 1, 'abc'",
        "NO_SIGNATURES, 1, 'abc|'",
        "NO_SIGNATURES, 2, 'abc||'",
        "NO_SIGNATURES, 3, 'abc|||'",
        "NO_FINAL_LINE_FEED, 3, 'abc||— cdgxq'",
        "BAD_SIGNATURE_LINE, 3, 'abc||- cdgxq 0123456789abcdef AA|'",
        "BAD_SIGNATURE_LINE, 3, 'abc||— cdgxq  0123456789abcdef AA|'",
        "BAD_NAME, 3, 'abc||— CDGXQ 0123456789abcdef AA|'",
        "BAD_NAME, 3, 'abc||— 成都 0123456789abcdef AA|'",
        "BAD_KEY_ID, 3, 'abc||— cdgxq 0123456789ABCDEF AA|'",
        "BAD_KEY_ID, 4, 'a|b||— cdgxq 0123456789abcde AA|'",
        "BAD_BASE64, 3, 'abc||— cdgxq 0123456789abcdef AA==|'",
        "BAD_BASE64, 3, 'abc||— cdgxq 0123456789abcdef ****|'",
        "CONTROL_CHARACTER, 2, 'abc|d\u0007||— cdgxq 0123456789abcdef AA|'",
        "CONTROL_CHARACTER, 1, 'abc\u202e|d||— cdgxq 0123456789abcdef AA|'",
    })
    void namesLineAndCause(Cause cause, int line, String shape) {
        assertThat(refusal(utf8(shape.replace('|', '\n'))))
                .satisfies(refusal -> assertThat(refusal.cause()).isEqualTo(cause))
                .satisfies(refusal -> assertThat(refusal.line()).isEqualTo(line));
    }

    @Test
    void refusesCarriageReturnsAndBytesThatAreNotUtf8() {
        assertThat(refusal(utf8("abc\r\n\r\n" + LINE)).cause()).isEqualTo(Cause.CONTROL_CHARACTER);
        byte[] bad = utf8("abc\nde\n\n" + LINE);
        bad[5] = (byte) 0xff;
        assertThat(refusal(bad)).isEqualTo(new SealRefusal(Cause.NOT_UTF8, 2, "the bytes are not UTF-8"));
    }

    @Test
    void refusesBase64WithStrayBits() {
        String strayBits = "A".repeat(85) + "B==";
        assertThat(refusal(utf8("abc\n\n" + LINE.replace(SIGNATURE, strayBits))).cause())
                .isEqualTo(Cause.BAD_BASE64);
    }

    @Test
    void refusesOneNameTwiceWithOneKey() {
        assertThat(refusal(utf8("abc\n\n" + LINE + LINE)))
                .isEqualTo(new SealRefusal(Cause.DUPLICATE_SIGNATURE, 4, "one name signed twice with one key"));
    }

    @Test
    void allowsSixteenSignaturesAndNotOneMore() {
        var lines = new StringBuilder("abc\n\n");
        for (int i = 0; i < SignedNote.SIGNATURES_MAX; i++) {
            lines.append(LINE.replace("cdgxq", "zone" + i));
        }
        assertThat(SignedNote.decode(utf8(lines.toString()))).isInstanceOf(Reading.Well.class);
        lines.append(LINE);
        SealRefusal refusal = refusal(utf8(lines.toString()));
        assertThat(refusal.cause()).isEqualTo(Cause.TOO_MANY_SIGNATURES);
        assertThat(refusal.line()).isEqualTo(2 + 17);
    }

    @Test
    void allowsSixteenKibibytesAndNotOneByteMore() {
        int room = SignedNote.LENGTH_MAX - utf8("\n\n" + LINE).length;
        byte[] largest = utf8("a".repeat(room) + "\n\n" + LINE);
        assertThat(largest).hasSize(SignedNote.LENGTH_MAX);
        assertThat(SignedNote.decode(largest)).isInstanceOf(Reading.Well.class);
        assertThat(refusal(utf8("a".repeat(room + 1) + "\n\n" + LINE)).cause()).isEqualTo(Cause.TOO_LARGE);
        assertThatThrownBy(() -> SignedNote.sign("a".repeat(room + 1) + "\n", Purpose.CHECKPOINT, "cdgxq", key))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cannotBeMadeOfWhatItCouldNotRead() {
        var signature = new NoteSignature("cdgxq", key.publicKey().id(), new byte[64]);
        for (String text : new String[] {"", "no line feed", "bell\u0007\n", "half a pair \ud800\n"}) {
            assertThatThrownBy(() -> new SignedNote(text, List.of(signature)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new SignedNote("a\n", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignedNote("a\n", List.of(signature, signature)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoteSignature("two words", key.publicKey().id(), new byte[64]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsItsBytesToItself() {
        var bytes = new byte[64];
        var signature = new NoteSignature("cdgxq", key.publicKey().id(), bytes);
        bytes[0] = 1;
        signature.signature()[0] = 1;
        assertThat(signature)
                .isEqualTo(new NoteSignature("cdgxq", key.publicKey().id(), new byte[64]));

        var list = new ArrayList<>(List.of(signature));
        var note = new SignedNote("a\n", list);
        list.clear();
        assertThat(note.signatures()).hasSize(1);
    }

    private static SealRefusal refusal(byte[] bytes) {
        return ((Reading.Refused<SignedNote>) SignedNote.decode(bytes)).refusal();
    }
}
