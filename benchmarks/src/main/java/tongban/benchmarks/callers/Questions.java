package tongban.benchmarks.callers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Questions of one length that read like a hospital's bill, no two alike: the digits are drawn anew for each, so that
 * compression finds in them no more than it would find in real ones. Persons and providers are fictitious (演示).
 */
public final class Questions {
    private static final String[] NAMES = {
        "注射用头孢曲松钠 1.0g",
        "阿莫西林胶囊 0.25g×24",
        "氯化钠注射液 250ml",
        "葡萄糖注射液 500ml",
        "血常规（五分类）",
        "肝功能十二项",
        "腹部彩色多普勒超声检查",
        "胸部 X 线计算机体层平扫",
        "门诊诊查费（主任医师）",
        "静脉输液（含一次性输液器）",
        "盐酸二甲双胍片 0.5g×20",
        "苯磺酸氨氯地平片 5mg×28",
        "阿托伐他汀钙片 20mg×7",
        "布洛芬缓释胶囊 0.3g×20",
        "十二通道常规心电图检查",
        "针刺治疗（普通针）"
    };
    private static final byte[][] LINES = Arrays.stream(NAMES)
            .map(name -> "{\"code\":\"XN######A%%####\",\"name\":\"" + name
                    + "\",\"quantity\":%#,\"unitFen\":%####,\"selfPaidFen\":%###,\"serial\":\"##########\"},")
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    private static final byte[] NONCE = bytes("{\"nonce\":\"");
    private static final byte[] PERSON = bytes("\",\"person\":\"演示-########\",\"provider\":\"演示医院-###\",\"lines\":[");
    private static final byte[] NOTE = bytes("],\"note\":\"");
    private static final byte[] END = bytes("\"}");

    /** The shortest question that has room for a line of the bill. */
    public static final int BYTES_MIN = 512;

    /** The longest: the limit of a body (channel 1). */
    public static final int BYTES_MAX = 256 * 1024;

    private final SplittableRandom random;
    private final int bytes;
    private long digits;

    Questions(SplittableRandom random, int bytes) {
        if (bytes < BYTES_MIN) {
            throw new IllegalArgumentException("a question has at least " + BYTES_MIN + " bytes, not " + bytes);
        }
        this.random = random;
        this.bytes = bytes;
    }

    /** Puts one question, a JSON object of exactly the wanted length, whose member {@code nonce} is given. */
    void put(byte[] nonce, ByteBuffer into) {
        int end = into.position() + bytes;
        into.put(NONCE).put(nonce);
        fill(PERSON, into);
        int room = end - NOTE.length - END.length;
        byte[] line = LINES[random.nextInt(LINES.length)];
        while (into.position() + line.length <= room) {
            fill(line, into);
            line = LINES[random.nextInt(LINES.length)];
        }
        into.position(into.position() - 1); // JSON has no comma after the last element.
        into.put(NOTE);
        while (into.position() < end - END.length) {
            into.put(digit());
        }
        into.put(END);
    }

    /** Copies a template with a digit for every {@code #} and one from 1 to 9 for every {@code %}. */
    private void fill(byte[] template, ByteBuffer into) {
        for (byte letter : template) {
            switch (letter) {
                case '#' -> into.put(digit());
                case '%' -> into.put((byte) ('1' + random.nextInt(9)));
                default -> into.put(letter);
            }
        }
    }

    private byte digit() {
        if (digits < 10) {
            digits = random.nextLong(1_000_000_000_000_000_000L, Long.MAX_VALUE);
        }
        byte digit = (byte) ('0' + digits % 10);
        digits /= 10;
        return digit;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
