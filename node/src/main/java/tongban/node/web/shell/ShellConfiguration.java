package tongban.node.web.shell;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tongban.node.web.Cookies;
import tongban.node.web.Entrance;
import tongban.node.web.Nameplate;
import tongban.node.web.NavigationEntry;
import tongban.node.web.Problems;
import tongban.node.web.ShownTime;
import tongban.node.web.Visitor;

/** Puts the shell together. Beans of other modules named here are taken when they exist. */
@Configuration(proxyBeanMethods = false)
class ShellConfiguration {

    /** Stands in until the module zone says whose node this is. */
    @Bean
    @Fallback
    Nameplate namelessNameplate(Environment environment) {
        return new Nameless(environment.getProperty("tongban.demonstration", Boolean.class, false));
    }

    private record Nameless(boolean demonstration) implements Nameplate {
        @Override
        public String code() {
            return "nameless";
        }

        @Override
        public String zh() {
            return "未命名区";
        }

        @Override
        public String en() {
            return "Nameless zone";
        }
    }

    @Bean
    Cookies cookies(Nameplate plate) {
        return new Cookies(plate);
    }

    @Bean
    MessageSource messageSource() {
        return Words.ofAllModules();
    }

    @Bean
    Problems problems(MessageSource words) {
        return new Problems(words);
    }

    @Bean
    ShownTime times() {
        return new ShownTime();
    }

    @Bean
    Assets assets() {
        return new Assets();
    }

    @Bean
    LocaleResolver localeResolver(Cookies cookies) {
        return new Taste(cookies);
    }

    @Bean
    FlashMapManager flashMapManager(Cookies cookies) {
        return new OnceShown(cookies);
    }

    @Bean
    NavigationEntry homeEntry() {
        return new NavigationEntry(NavigationEntry.Group.HOME, 0, "/", "web.home");
    }

    @Bean
    Entrance assetEntrance() {
        return new Entrance("/assets/**", Entrance.Audience.MACHINES);
    }

    @Bean
    Entrance helpEntrance() {
        return new Entrance("/help", Entrance.Audience.EVERYONE);
    }

    @Bean
    FilterRegistrationBean<TraceFilter> traceFilter(SecureRandom random) {
        FilterRegistrationBean<TraceFilter> filter = new FilterRegistrationBean<>(new TraceFilter(random));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(
                jakarta.servlet.DispatcherType.REQUEST,
                jakarta.servlet.DispatcherType.ASYNC,
                jakarta.servlet.DispatcherType.ERROR);
        return filter;
    }

    @Bean
    FilterRegistrationBean<SafeHeaders> safeHeaders() {
        FilterRegistrationBean<SafeHeaders> filter = new FilterRegistrationBean<>(new SafeHeaders());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @Bean
    WebMvcConfigurer shellOnEveryPage(
            Nameplate plate,
            LocaleResolver taste,
            ObjectProvider<Visitor.Recognition> visitors,
            ObjectProvider<NavigationEntry> entries,
            Assets assets) {
        String version = Optional.ofNullable(
                        ShellConfiguration.class.getPackage().getImplementationVersion())
                .orElse("0-development");
        Taste ofReader = (Taste) taste;
        ShellModel model = new ShellModel(
                plate,
                ofReader,
                visitors.stream().toList(),
                List.copyOf(entries.stream().toList()),
                new ShellModel.Edition(assets.edition(), version));
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(ofReader);
                registry.addInterceptor(model);
            }
        };
    }
}
