/** Checks channel exports, evidence and inclusion proofs with the kernel alone: no node, no database, no network. */
@NullMarked
package tongban.verifier.audit;

import org.jspecify.annotations.NullMarked;
