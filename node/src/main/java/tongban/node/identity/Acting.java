package tongban.node.identity;

import java.time.LocalDate;
import java.util.Set;
import tongban.kernel.code.CreditCode;

/**
 * A mandate (授权委托) under which somebody acts for a company.
 *
 * @param company whom they act for
 * @param companyName its name, as the company register has it
 * @param from the first day, in Beijing time
 * @param until the last day
 * @param items the service items that it covers; empty for all of them
 */
public record Acting(CreditCode company, String companyName, LocalDate from, LocalDate until, Set<String> items) {

    public Acting {
        items = Set.copyOf(items);
    }

    /** Whether it covers a service item. */
    public boolean covers(String item) {
        return items.isEmpty() || items.contains(item);
    }
}
