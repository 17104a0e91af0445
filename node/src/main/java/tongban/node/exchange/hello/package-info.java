/** "Say hello": the question by which two zones see that their channels carry. */
@NullMarked
package tongban.node.exchange.hello;

import org.jspecify.annotations.NullMarked;
