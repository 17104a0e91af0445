/** Flowable as a case system has it at the least: one user task, with history. */
@NullMarked
package tongban.peers.flowable;

import org.jspecify.annotations.NullMarked;
