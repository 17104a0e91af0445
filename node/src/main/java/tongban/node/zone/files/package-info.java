/** The zone's folder: zone file, keys, certificates, descriptor. */
@NullMarked
package tongban.node.zone.files;

import org.jspecify.annotations.NullMarked;
