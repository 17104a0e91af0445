/** Applications that are not handed in yet (草稿), and whose the handed in ones are. */
@NullMarked
package tongban.node.portal.draft;

import org.jspecify.annotations.NullMarked;
