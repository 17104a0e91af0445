package tongban.node.identity;

import java.util.Optional;

/**
 * How surely an identity was established (实名等级). The five levels are those of provincial identity platforms; the
 * level of an article of an agreement is their number.
 */
public enum Level {
    /** 未登录: nobody has signed in. */
    L1,
    /** 自报: what the person said, checked for its form only. */
    L2,
    /** 两要素核验: number and name agree with the population register. */
    L3,
    /** 实人实名实证: the living person was compared with the number's evidence. */
    L4,
    /** 证书或窗口核验: a certificate, or a clerk who held the card beside the person. */
    L5;

    /** 1 to 5. */
    public int number() {
        return ordinal() + 1;
    }

    /** Whether this is as sure as another one, or surer. */
    public boolean reaches(Level wanted) {
        return compareTo(wanted) >= 0;
    }

    /** The level of a number. */
    public static Optional<Level> of(int number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[number - 1]) : Optional.empty();
    }

    /** The level that a parameter of an address or a claim names, such as {@code L3}. */
    public static Optional<Level> of(String name) {
        for (Level level : values()) {
            if (level.name().equals(name)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /** The key of its words; {@code TITLE.words} says how it is reached. */
    public String title() {
        return "identity.level." + number();
    }
}
