package tongban.node.casework;

import tongban.kernel.code.CreditCode;

/** A company or a branch (市场主体), as much of it as zones tell each other. */
public record Entity(CreditCode code, String name) {}
