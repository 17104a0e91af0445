package tongban.kernel.casework;

import java.util.Arrays;
import java.util.Optional;

/** The three official modes of service across zones (国办发〔2020〕35号). */
public enum Mode {
    /** 全程网办: the deciding zone holds the case from its filing. */
    ONLINE("online", "全程网办"),
    /** 异地代收代办: the receiving zone holds the case until the deciding zone accepts it. */
    COLLECTED("collected", "异地代收代办"),
    /** 多地联办: one zone leads and the others do entrusted tasks. */
    JOINT("joint", "多地联办");

    private final String word;
    private final String zh;

    Mode(String word, String zh) {
        this.word = word;
        this.zh = zh;
    }

    public String word() {
        return word;
    }

    /** The official term. */
    public String zh() {
        return zh;
    }

    public static Optional<Mode> read(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
    }
}
