/** The codes that two zones must read alike: people, companies, divisions, licences and zones, each with its standard's check. */
@NullMarked
package tongban.kernel.code;

import org.jspecify.annotations.NullMarked;
