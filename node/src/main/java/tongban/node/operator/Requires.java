package tongban.node.operator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the role that a page or form asks for, on a controller's method or on the controller for all its methods. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {

    /** One of these roles, or a role that includes one of them. */
    Role[] value();
}
