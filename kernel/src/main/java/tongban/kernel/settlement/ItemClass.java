package tongban.kernel.settlement;

/** The class of an item in the care zone's list (收费项目等级, {@code chrgitm_lv}). */
public enum ItemClass {
    /** 甲: all of it is within the policy's scope. */
    A,
    /** 乙: within the scope after a first self-payment that the care zone's list sets for the item. */
    B,
    /** 丙: the person pays all of it. */
    C
}
