package tongban.docs;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may use what, over the compiled classes of all modules. The kernel's own purity is tested in the kernel, the
 * modules inside the node by Spring Modulith in the node.
 */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importPaths(Project.modules().stream()
                    .map(module -> Project.ROOT.resolve(module).resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toList());

    private static final Set<String> INJECTIONS = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource",
            "jakarta.persistence.PersistenceContext");

    @ParameterizedTest
    @CsvSource({
        "policy, tongban.kernel.. org.snakeyaml.engine..",
        "verifier, tongban.kernel.. tongban.policy.. picocli.. tools.jackson.core..",
        "simulation, tongban.kernel.. tongban.policy.. tongban.verifier.. picocli.. tools.jackson.core..",
    })
    void aModuleUsesOnlyWhatItsRowAllows(String module, String allowed) {
        String own = "tongban." + module + "..";
        String[] packages = Stream.of(own + " java.. org.jspecify.annotations " + allowed)
                .flatMap(names -> Stream.of(names.split(" ")))
                .toArray(String[]::new);
        check(classes().that().resideInAPackage(own).should().onlyDependOnClassesThat(inOneOf(packages)));
    }

    @Test
    void nobodyUsesTheNodeTheBenchmarksOrThePeers() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("tongban.node..", "tongban.benchmarks..", "tongban.peers..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tongban.node..", "tongban.benchmarks..", "tongban.peers.."));
    }

    @Test
    void benchmarksAndPeersMeetOnlyAsProcesses() {
        check(noClasses()
                .that()
                .resideInAPackage("tongban.benchmarks..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tongban.node..", "tongban.peers..", "com.helger..", "org.eclipse.jetty.."));
        check(classes()
                .that()
                .resideInAPackage("tongban.peers..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("tongban.."))
                        .or(JavaClass.Predicates.resideInAPackage("tongban.peers.."))));
    }

    @ParameterizedTest
    @CsvSource({"kernel", "policy", "verifier", "simulation"})
    void packagesOfAModuleFormNoCycle(String module) {
        check(slices().matching("tongban." + module + ".(*)..").should().beFreeOfCycles());
    }

    @Test
    void aClassIsANounOrAnActAndNeverAContainer() {
        check(noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Base|Impl|Data|Dto)"));
    }

    @Test
    void aPackageIsAWordOfTheField() {
        check(noClasses().should().resideInAnyPackage("..common..", "..util..", "..core..", "..impl..", "..shared.."));
    }

    @Test
    void collaboratorsComeThroughTheConstructor() {
        check(noFields().should(beAnnotatedWith(new DescribedPredicate<JavaAnnotation<?>>("an injection") {
            @Override
            public boolean test(JavaAnnotation<?> annotation) {
                return INJECTIONS.contains(annotation.getRawType().getName());
            }
        })));
    }

    @Test
    void nothingStaticChanges() {
        check(fields().that()
                .haveModifier(STATIC)
                .and()
                .haveNameNotStartingWith("$")
                .should()
                .haveModifier(FINAL));
    }

    @Test
    void onlyMainAndTheNodesWiringReadTheClock() {
        check(noClasses()
                .that(new DescribedPredicate<JavaClass>("are neither a main class nor the root package of the node") {
                    @Override
                    public boolean test(JavaClass type) {
                        return !hasMain(type) && !type.getPackageName().equals("tongban.node");
                    }
                })
                .should()
                .callMethodWhere(call("reads the clock", ArchitectureTest::readsTheClock)));
    }

    @Test
    void onlyMainEndsTheProcess() {
        check(noClasses()
                .that(new DescribedPredicate<JavaClass>("have no main method") {
                    @Override
                    public boolean test(JavaClass type) {
                        return !hasMain(type);
                    }
                })
                .should()
                .callMethod(System.class, "exit", int.class));
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        assertThat(Project.filesEndingIn(".java").stream()
                        .filter(file -> file.toString().replace('\\', '/').contains("src/main/java/"))
                        .map(Path::getParent)
                        .distinct())
                .allSatisfy(folder -> assertThat(Project.ROOT.resolve(folder).resolve("package-info.java"))
                        .content()
                        .startsWith("/**")
                        .contains("@NullMarked"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> inOneOf(String... packages) {
        DescribedPredicate<JavaClass> named = JavaClass.Predicates.resideInAnyPackage(packages);
        return named.or(JavaClass.Predicates.belongTo(
                        DescribedPredicate.describe("a primitive", JavaClass::isPrimitive)))
                .or(DescribedPredicate.describe(
                        "an array of one",
                        type -> type.isArray()
                                && (type.getBaseComponentType().isPrimitive()
                                        || named.test(type.getBaseComponentType()))))
                .as("classes of " + String.join(" ", packages));
    }

    private interface CallFault {
        boolean isOne(MethodCallTarget target);
    }

    private static DescribedPredicate<JavaMethodCall> call(String description, CallFault fault) {
        return DescribedPredicate.describe(description, one -> fault.isOne(one.getTarget()));
    }

    private static boolean readsTheClock(MethodCallTarget target) {
        String owner = target.getOwner().getName();
        boolean givenAClock = target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return switch (target.getName()) {
            case "now" -> owner.startsWith("java.time.") && !givenAClock;
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            default -> owner.equals("java.time.Clock") && target.getName().startsWith("system");
        };
    }

    private static boolean hasMain(JavaClass type) {
        return type.tryGetMethod("main", String[].class).isPresent();
    }
}
