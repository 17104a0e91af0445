package tongban.kernel;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectStreamException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What makes the kernel's answers the same in every zone and on every replay. */
@AnalyzeClasses(packages = "tongban.kernel", importOptions = ImportOption.DoNotIncludeTests.class)
class KernelPurityTest {
    private static final Set<String> STREAMS_OVER_BYTES = Stream.of(
                    ByteArrayInputStream.class,
                    ByteArrayOutputStream.class,
                    DataInput.class,
                    DataInputStream.class,
                    DataOutput.class,
                    DataOutputStream.class,
                    EOFException.class,
                    IOException.class,
                    InputStream.class,
                    ObjectStreamException.class,
                    OutputStream.class,
                    Serializable.class,
                    UncheckedIOException.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    @ArchTest
    static final ArchRule dependsOnNothingButTheJdkAndBouncyCastle = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "javax.security.auth..", "org.bouncycastle..", "org.jspecify..", "tongban.kernel.."))
            .because("the kernel must be checkable by anyone who has a JDK and Bouncy Castle");

    @ArchTest
    static final ArchRule readsNoClock = noClasses()
            .should()
            .callCodeUnitWhere(callTo("java.time.", "now"))
            .orShould()
            .callCodeUnitWhere(
                    callTo("java.time.Clock", "system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds"))
            .orShould()
            .callCodeUnitWhere(callTo("java.lang.System", "currentTimeMillis", "nanoTime"))
            .orShould()
            .callCodeUnitWhere(callTo("java.util.Date", "<init>"))
            .because("two zones that compute at different moments must come to the same answer: time is an argument");

    @ArchTest
    static final ArchRule drawsNoRandomNumbers = noClasses()
            .should()
            .callCodeUnitWhere(callTo("java.lang.Math", "random"))
            .orShould()
            .callCodeUnitWhere(callTo("java.util.UUID", "randomUUID"))
            .orShould()
            .callCodeUnitWhere(callTo("java.util.concurrent.ThreadLocalRandom", "current"))
            .orShould()
            .callCodeUnitWhere(callTo("java.security.SecureRandom", "<init>", "getInstance", "getInstanceStrong"))
            .orShould()
            .callCodeUnitWhere(callTo("org.bouncycastle.crypto.CryptoServicesRegistrar", "getSecureRandom"))
            .orShould()
            .callCodeUnitWhere(unseededRandom())
            .because("a simulation replays a failure from its seed alone: randomness is an argument");

    @ArchTest
    static final ArchRule reachesNoFileNetworkOrDatabase = noClasses()
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "java.sql.."))
            .because("bytes come in and go out as arguments; where they are kept is the node's business");

    @ArchTest
    static final ArchRule usesOnlyStreamsOverBytes = noClasses()
            .should()
            .dependOnClassesThat(resideInAPackage("java.io")
                    .and(describe(
                            "are not streams over byte arrays", type -> !STREAMS_OVER_BYTES.contains(type.getName()))))
            .because("java.io is welcome for composing bytes in memory, and for nothing else");

    @ArchTest
    static final ArchRule printsNothing = noClasses()
            .should()
            .accessFieldWhere(describe(
                    "System.in, out or err", access -> access.getTargetOwner().isEquivalentTo(System.class)))
            .because("what is shown to a person is decided by the program around the kernel");

    @ArchTest
    static final ArchRule keepsNoStaticState = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("many zones run in one process in the simulation and must not see each other");

    private static DescribedPredicate<JavaCall<?>> callTo(String owner, String... names) {
        return describe("to " + owner + " " + String.join("/", names), call -> {
            CodeUnitCallTarget target = call.getTarget();
            String type = target.getOwner().getName();
            boolean ownerFits = owner.endsWith(".") ? type.startsWith(owner) : type.equals(owner);
            return ownerFits && Arrays.asList(names).contains(target.getName()) && !isSeeded(target);
        });
    }

    /** {@code Clock.fixed} and {@code new Date(long)} take their time as an argument and are no clock. */
    private static boolean isSeeded(CodeUnitCallTarget target) {
        boolean constructor = target.getName().equals("<init>");
        boolean takesClock = target.getName().equals("now")
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(java.time.Clock.class));
        boolean date = target.getOwner().isEquivalentTo(java.util.Date.class);
        return takesClock
                || (constructor && date && !target.getRawParameterTypes().isEmpty());
    }

    private static DescribedPredicate<JavaCall<?>> unseededRandom() {
        return describe("to a random generator without a seed", call -> {
            CodeUnitCallTarget target = call.getTarget();
            JavaClass owner = target.getOwner();
            boolean generator = owner.isEquivalentTo(java.util.Random.class)
                    || owner.isEquivalentTo(java.util.SplittableRandom.class);
            return generator
                    && target.getName().equals("<init>")
                    && target.getRawParameterTypes().isEmpty();
        });
    }
}
