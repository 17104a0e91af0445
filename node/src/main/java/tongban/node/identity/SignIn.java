package tongban.node.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The way to the portal's sign-in page and back. */
public final class SignIn {

    /** Where people sign in. */
    public static final String PAGE = "/portal/sign-in";

    /** Where they come when no other page sent them. */
    public static final String HOME = "/portal/account";

    private SignIn() {}

    /**
     * The address that signs somebody in at a level, or higher, and then leads back.
     *
     * @param back a page of this node, from the root, such as {@code /portal/apply?item=x}
     */
    public static String address(Level wanted, String back) {
        return PAGE + "?level=" + wanted + "&next=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /** The page to which somebody asked to come back, when it is one of this node; otherwise {@link #HOME}. */
    public static String back(@Nullable String next) {
        return next != null && isOwn(next) ? next : HOME;
    }

    private static boolean isOwn(String next) {
        return next.startsWith("/")
                && !next.startsWith("//")
                && next.indexOf('\\') < 0
                && next.chars().noneMatch(Character::isISOControl);
    }
}
