package tongban.kernel.settlement;

/** What kind of provider (定点医药机构) the care was at, as far as rules tell them apart. */
public enum Tier {
    /** 三级 hospital. */
    TERTIARY,
    /** 二级 hospital. */
    SECONDARY,
    /** 一级 hospital and below. */
    PRIMARY,
    /** 定点零售药店. */
    PHARMACY
}
