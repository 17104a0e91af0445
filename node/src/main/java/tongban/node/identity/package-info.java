/**
 * Citizens at the portal: their accounts (个人账户), how surely each is known (实名等级), where they are signed in, for
 * which company they act (授权), and the recognition of partner zones' accounts (统一身份互认).
 */
@NullMarked
package tongban.node.identity;

import org.jspecify.annotations.NullMarked;
