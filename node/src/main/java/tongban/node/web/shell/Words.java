package tongban.node.web.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The words of all modules: every {@code tongban/node/MODULE/messages.properties} and its Chinese companion. */
final class Words {
    private static final String ROOT = "tongban/node/";
    private static final String FILE = "/messages.properties";

    private Words() {}

    static ResourceBundleMessageSource ofAllModules() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasenames(bundles().toArray(String[]::new));
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }

    private static Set<String> bundles() {
        try {
            Resource[] found =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "*" + FILE);
            Set<String> names = new TreeSet<>();
            for (Resource one : found) {
                String address = one.getURL().toString();
                String module = address.substring(0, address.length() - FILE.length());
                names.add(ROOT + module.substring(module.lastIndexOf('/') + 1) + "/messages");
            }
            return names;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
