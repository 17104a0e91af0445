/** Other people's software, each started as a process of its own by a benchmark and asked for figures line by line. */
@NullMarked
package tongban.peers;

import org.jspecify.annotations.NullMarked;
