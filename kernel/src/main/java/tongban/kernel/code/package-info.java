/** The codes of people, companies, divisions, licences and zones, which two zones must read alike. */
@NullMarked
package tongban.kernel.code;

import org.jspecify.annotations.NullMarked;
