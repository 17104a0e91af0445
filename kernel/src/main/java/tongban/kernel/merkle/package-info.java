/** The Merkle tree of RFC 6962 over leaf hashes: frontier, proofs, and the tiles that proofs are cut from. */
@NullMarked
package tongban.kernel.merkle;

import org.jspecify.annotations.NullMarked;
