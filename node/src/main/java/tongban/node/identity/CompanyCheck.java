package tongban.node.identity;

import java.util.Optional;
import tongban.kernel.code.CreditCode;

/** What the company register says of who represents a company (法定代表人); the module of registers answers. */
public interface CompanyCheck {

    /**
     * A company that is in business.
     *
     * @param name the company's name
     * @param representative the name of its legal representative
     */
    record Company(String name, String representative) {}

    /** Empty when the register does not have it, it is no longer in business, or the register cannot be asked. */
    Optional<Company> find(CreditCode code);
}
