/** Keys and signatures: SM2 with SM3 first, Ed25519 with SHA-256 second, and the signed texts built on them. */
@NullMarked
package tongban.kernel.seal;

import org.jspecify.annotations.NullMarked;
