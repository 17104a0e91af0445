package tongban.policy.limit;

import org.jspecify.annotations.Nullable;
import tongban.kernel.calendar.ExtensionLimit;
import tongban.kernel.calendar.TimeLimit;

/**
 * The limit of an item as one version of the law sets it.
 *
 * @param limit length, kind and provision
 * @param extension how far it may be extended, or null
 * @param condition on what condition it may be extended, or null when it may not
 * @param confidence how sure the value is, see {@link tongban.policy.PolicyNode#confidence}
 * @param note what a reader should know about the source, or null
 */
public record StatutoryLimit(
        TimeLimit limit,
        @Nullable ExtensionLimit extension,
        @Nullable Wording condition,
        String confidence,
        @Nullable String note) {}
