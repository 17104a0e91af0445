package tongban.verifier.command;

import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Gives every command the texts of its own bundle in one language, and below them the texts of the kit. */
final class Bundles {
    private static final String KIT = "tongban.verifier.command.messages";
    private static final Control WITHOUT_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private Bundles() {}

    static ResourceBundle kit(Language language) {
        return ResourceBundle.getBundle(KIT, language.locale(), WITHOUT_FALLBACK);
    }

    /**
     * Sets the bundle of the command and of all below it. A sub-command without a bundle of its own speaks with its
     * parent's. The loader is the command's own, because a command may come from another module.
     */
    static void assign(CommandLine command, Language language, ResourceBundle inherited) {
        ResourceBundle bundle = own(command.getCommandSpec(), language, inherited);
        command.setResourceBundle(bundle);
        command.getSubcommands().values().forEach(below -> assign(below, language, bundle));
    }

    private static ResourceBundle own(CommandSpec spec, Language language, ResourceBundle inherited) {
        String name = baseName(spec);
        if (name == null || name.equals(KIT)) {
            return inherited;
        }
        ClassLoader loader = spec.userObject().getClass().getClassLoader();
        return new Layered(ResourceBundle.getBundle(name, language.locale(), loader, WITHOUT_FALLBACK), kit(language));
    }

    private static @Nullable String baseName(CommandSpec spec) {
        CommandLine.Command annotation = spec.userObject().getClass().getAnnotation(CommandLine.Command.class);
        return annotation == null || annotation.resourceBundle().isEmpty() ? null : annotation.resourceBundle();
    }

    /** A command's texts, then the kit's. A text that is missing in Chinese shows in English rather than not at all. */
    private static final class Layered extends ResourceBundle {
        private final ResourceBundle own;

        Layered(ResourceBundle own, ResourceBundle kit) {
            this.own = own;
            setParent(kit);
        }

        @Override
        protected @Nullable Object handleGetObject(String key) {
            return own.containsKey(key) ? own.getObject(key) : null;
        }

        @Override
        public Enumeration<String> getKeys() {
            Set<String> keys = new LinkedHashSet<>(own.keySet());
            keys.addAll(parent.keySet());
            return Collections.enumeration(keys);
        }

        @Override
        protected Set<String> handleKeySet() {
            return own.keySet();
        }
    }
}
