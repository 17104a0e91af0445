/** The AS4 library phase4 sends itself signed and encrypted messages, as a peer in benchmarks; a process of its own. */
@NullMarked
package tongban.peers.phase4;

import org.jspecify.annotations.NullMarked;
