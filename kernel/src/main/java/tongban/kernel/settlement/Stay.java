package tongban.kernel.settlement;

/** Why a person has care where it is (就医地 against 参保地 and filing 备案). */
public enum Stay {
    /** Care in the insured zone's own area. */
    LOCAL,
    /** 长期居住, filed: the insured zone's own ratio. */
    LONG_TERM,
    /** 异地转诊. */
    REFERRED,
    /** 急诊抢救. */
    EMERGENCY,
    /** 非急诊未转诊. */
    UNREFERRED
}
