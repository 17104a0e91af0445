package tongban.verifier.words;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Every sentence that the sources can say to a person, as the compiler's own parser sees them. A string expression
 * counts, whatever it is given to, unless it is an exception's or belongs to an annotation: a new way to refuse needs
 * no new line here. What is joined to literals stands as {@code {}}.
 */
final class KernelSentences extends TreeScanner<Void, String> {

    /** Readers of the wire name what they read in their last or first argument, of one word too. */
    private static final List<String> NAMING =
            List.of("u8", "u16", "length", "i64", "count", "instant", "bytes", "digest", "id", "ascii", "part", "next");

    private final Map<String, String> found = new TreeMap<>();

    private KernelSentences() {}

    /** Sentence by sentence, with the file in which it stands. */
    static Map<String, String> in(Path... folders) {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not only a JRE");
        KernelSentences sentences = new KernelSentences();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> sources = new ArrayList<>();
            for (Path folder : folders) {
                try (Stream<Path> inside = Files.walk(folder)) {
                    inside.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
                }
            }
            var inputs = files.getJavaFileObjectsFromPaths(sources);
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, inputs);
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri()).getFileName();
                sentences.scan(unit, Objects.requireNonNull(file).toString());
            }
            return sentences.found;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, String file) {
        return null;
    }

    /** What a debugger shows is said to no person. */
    @Override
    public Void visitMethod(MethodTree method, String file) {
        return method.getName().contentEquals("toString") ? null : super.visitMethod(method, file);
    }

    @Override
    public Void visitNewClass(NewClassTree made, String file) {
        String type = made.getIdentifier().toString();
        boolean exception = type.endsWith("Exception") || type.endsWith("Outage") || type.endsWith("Fenced");
        return exception ? null : super.visitNewClass(made, file);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, String file) {
        String method = call.getMethodSelect().toString();
        method = method.substring(method.lastIndexOf('.') + 1);
        if (NAMING.contains(method) && file.matches("(Batch|EntryHeader|Envelope|Checkpoint|WireReader)\\.java")) {
            for (ExpressionTree argument : call.getArguments()) {
                if (argument instanceof LiteralTree literal && literal.getValue() instanceof String noun) {
                    found.put(noun, file);
                }
            }
        }
        return super.visitMethodInvocation(call, file);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, String file) {
        if (literal.getValue() instanceof String text) {
            add(text, file);
        }
        return null;
    }

    @Override
    public Void visitBinary(BinaryTree binary, String file) {
        if (binary.getKind() != Tree.Kind.PLUS || !hasText(binary)) {
            return super.visitBinary(binary, file);
        }
        StringBuilder template = new StringBuilder();
        join(binary, template, file);
        add(template.toString(), file);
        return null;
    }

    private static boolean hasText(ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree literal -> literal.getValue() instanceof String;
            case BinaryTree binary -> hasText(binary.getLeftOperand()) || hasText(binary.getRightOperand());
            default -> false;
        };
    }

    private void join(ExpressionTree expression, StringBuilder template, String file) {
        if (expression instanceof BinaryTree binary && binary.getKind() == Tree.Kind.PLUS && hasText(binary)) {
            join(binary.getLeftOperand(), template, file);
            join(binary.getRightOperand(), template, file);
        } else if (expression instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            template.append(text);
        } else {
            if (!template.toString().endsWith("{}")) {
                template.append("{}");
            }
            scan(expression instanceof ParenthesizedTree inner ? inner.getExpression() : expression, file);
        }
    }

    /** Words are a sentence when there are at least two of them, or one beside a gap; lines of text are none. */
    private void add(String text, String file) {
        boolean sentence = text.replace("{}", " ").matches("(?s).*[A-Za-z][a-z]*,? [a-z].*")
                || text.matches(".*[a-z]{2}.*") && text.contains("{}") && text.contains(" ");
        if (sentence && !text.contains("\n")) {
            found.put(text, file);
        }
    }
}
