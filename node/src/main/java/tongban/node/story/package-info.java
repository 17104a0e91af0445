/** Deeds between zones as scripts over public interfaces: the tutorial, and the test from end to end. */
@NullMarked
package tongban.node.story;

import org.jspecify.annotations.NullMarked;
